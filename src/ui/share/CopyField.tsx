import { useId, useRef, useState } from "react";
import { useWords } from "../useWords.ts";

interface CopyFieldProps {
  readonly label: string;
  readonly doc: string;
  readonly value: string;
}

/** A text to take away: its field, and a button that copies it, or selects it where it may not. */
export function CopyField({ label, doc, value }: CopyFieldProps) {
  const { share: words } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setTold(words.copied);
    } catch {
      // Refused, or no clipboard outside of a secure context.
      field.current?.select();
      setTold(words.copyByHand);
    }
  };
  return (
    <div className="share-field">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-doc`} className="panel-note">
        {doc}
      </p>
      <div className="share-copy">
        <input
          ref={field}
          id={id}
          className="input"
          readOnly
          value={value}
          aria-describedby={`${id}-doc`}
          onFocus={({ target }) => target.select()}
        />
        <button
          type="button"
          className="button"
          aria-label={`${words.copy}: ${label}`}
          onClick={() => void copy()}
        >
          {words.copy}
        </button>
      </div>
      <span role="status" className="share-told">
        {told}
      </span>
    </div>
  );
}
