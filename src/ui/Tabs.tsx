import { useId } from "react";
import type { ReactNode } from "react";
import "./tabs.css";

interface TabsProps<T extends string> {
  /** Names the tabs for screen readers. */
  readonly label: string;
  readonly ids: readonly T[];
  readonly titles: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
  /** Of the panel, which holds what the chosen tab shows. */
  readonly className: string;
  readonly children: ReactNode;
}

/** Tabs by the ARIA pattern: the arrow keys choose among them, Tab goes on to the panel. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, ids, titles, chosen, onChoose, className, children } = props;
  const domId = useId();
  const choose = (id: T) => {
    onChoose(id);
    document.getElementById(`${domId}-${id}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label}>
        {ids.map((id, i) => (
          <button
            key={id}
            type="button"
            className="tab"
            role="tab"
            id={`${domId}-${id}`}
            aria-selected={id === chosen}
            aria-controls={`${domId}-panel`}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
            onKeyDown={({ key }) => {
              if (key === "ArrowLeft") choose(ids[(i + ids.length - 1) % ids.length]!);
              if (key === "ArrowRight") choose(ids[(i + 1) % ids.length]!);
            }}
          >
            {titles[id]}
          </button>
        ))}
      </div>
      <div
        id={`${domId}-panel`}
        role="tabpanel"
        aria-labelledby={`${domId}-${chosen}`}
        className={className}
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
