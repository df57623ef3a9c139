import type { ReactNode } from "react";
import "./keptList.css";

interface KeptListProps {
  /** What the choices are of. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What is here to choose from. */
export function KeptList({ label, children }: KeptListProps) {
  return (
    <div className="kept-list" role="radiogroup" aria-label={label}>
      {children}
    </div>
  );
}

interface KeptOptionProps {
  readonly group: string;
  readonly title: string;
  readonly about: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** Buttons of this one alone. */
  readonly children?: ReactNode;
}

export function KeptOption({ group, title, about, isChosen, onChoose, children }: KeptOptionProps) {
  return (
    <div className="kept-option">
      <label>
        <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
        <span className="kept-title">{title}</span>
        <span className="panel-note">{about}</span>
      </label>
      {children}
    </div>
  );
}
