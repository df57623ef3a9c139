import { useEffect, useId, useRef } from "react";
import type { KeyboardEventHandler, ReactNode } from "react";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  /** On the button that closes it. */
  readonly close: string;
  /** Which one it is, for its width and its own styles. */
  readonly className: string;
  /** Between the title and the button; what of it takes the focus says so itself. */
  readonly head?: ReactNode;
  readonly onClose: () => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLDialogElement>;
  /** A `dialog-body`, which scrolls. */
  readonly children: ReactNode;
}

/** A dialog over the page. What is chosen in it takes effect at once; Escape closes. */
export function Dialog(props: DialogProps) {
  const { title, close, className, head, onClose, onKeyDown, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={({ target, currentTarget }) => {
        // Only what lies beside the dialog's own content is the dialog itself: its backdrop.
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div className="dialog-frame">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          {head}
          <button
            type="button"
            className="button dialog-close"
            autoFocus={!head}
            onClick={() => dialog.current?.close()}
          >
            {close}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
