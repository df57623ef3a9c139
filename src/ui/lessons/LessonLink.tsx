import { useId, useRef, useState } from "react";
import { useWords } from "../useWords.ts";

/** A link to be copied or tried. Where the clipboard is refused, the field is selected to copy by hand. */
export function LessonLink({ link }: { readonly link: string }) {
  const { lessonCard: words } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(link);
    } catch {
      field.current?.select();
    }
  };
  return (
    <div className="builder-link">
      <label htmlFor={id}>{words.link}</label>
      <input
        id={id}
        ref={field}
        className="input"
        readOnly
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <button type="button" className="button button-primary" onClick={() => void copy()}>
        {words.copy}
      </button>
      <a className="button" href={link} target="_blank" rel="noreferrer">
        {words.open}
      </a>
      <span role="status">{copied === link && words.copied}</span>
    </div>
  );
}
