import { useEffect, useRef, useState } from "react";
import { linkTo } from "../state/link.ts";
import { usePlayground } from "./playgroundContext.ts";
import { useRestriction } from "./useRestriction.ts";
import { useWords } from "./useWords.ts";
import "./shareButton.css";

type Shared = { readonly kind: "copied" | "shown"; readonly link: string };

/** Copies the experiment's link; where the clipboard is refused, shows it to be copied by hand. */
export function ShareButton() {
  const { draft } = usePlayground();
  const { share: words } = useWords();
  const restriction = useRestriction("share");
  const [shared, setShared] = useState<Shared | null>(null);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (shared?.kind === "shown") field.current?.select();
    if (shared?.kind !== "copied") return;
    const timer = setTimeout(() => setShared(null), 3000);
    return () => clearTimeout(timer);
  }, [shared]);

  const share = async () => {
    const link = linkTo(draft, window);
    try {
      await navigator.clipboard.writeText(link);
      setShared({ kind: "copied", link });
    } catch {
      // Refused, or no clipboard outside of a secure context.
      setShared({ kind: "shown", link });
    }
  };

  if (restriction !== "free") return null;
  return (
    <div className="share">
      <button type="button" className="button" onClick={() => void share()}>
        {words.share}
      </button>
      <span role="status" className="share-told">
        {shared?.kind === "copied" && words.copied}
      </span>
      {shared?.kind === "shown" && (
        <div className="share-field panel">
          <label htmlFor="share-link">{words.copyByHand}</label>
          <input
            ref={field}
            id="share-link"
            readOnly
            value={shared.link}
            onFocus={({ target }) => target.select()}
          />
          <button type="button" className="button" onClick={() => setShared(null)}>
            {words.close}
          </button>
        </div>
      )}
    </div>
  );
}
