import { useState } from "react";
import type { ReactNode } from "react";

interface DisclosureProps {
  readonly label: string;
  /** Says of what, where the label alone does not. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A quiet button in a row of a list, and what it shows below the row. */
export function Disclosure({ label, name, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-label={name}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && <div className="disclosure">{children}</div>}
    </>
  );
}
