import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { useWords } from "../useWords.ts";
import "../setup/methodDialog.css";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page. What is chosen in it takes effect at once; Escape closes. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { library: words } = useWords();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="picker library"
      aria-labelledby={id}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        // Only what lies beside the dialog's own content is the dialog itself: its backdrop.
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div className="picker-body">
        <header className="picker-head">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            className="button library-done"
            autoFocus
            onClick={() => dialog.current?.close()}
          >
            {words.done}
          </button>
        </header>
        <div className="library-body">{children}</div>
      </div>
    </dialog>
  );
}
