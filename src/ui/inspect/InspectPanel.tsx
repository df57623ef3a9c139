import { useId, useState } from "react";
import { ChangedPictures } from "./ChangedPictures.tsx";
import { RandomTexts } from "./RandomTexts.tsx";
import "./inspectPanel.css";

const tabs = ["Changed predictions", "Random text"] as const;

/** A closer look: pictures whose prediction changed, and the random text of this step. */
export function InspectPanel() {
  const [tab, setTab] = useState<(typeof tabs)[number]>("Changed predictions");
  const id = useId();
  return (
    <section className="panel inspect" aria-label="A closer look">
      <div className="inspect-tabs" role="tablist" aria-label="A closer look">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
            onKeyDown={({ key, currentTarget }) => {
              if (key !== "ArrowLeft" && key !== "ArrowRight") return;
              const other = tabs.find((candidate) => candidate !== name)!;
              setTab(other);
              document.getElementById(currentTarget.id.replace(name, other))?.focus();
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        className="inspect-body"
        tabIndex={0}
      >
        {tab === "Changed predictions" ? <ChangedPictures /> : <RandomTexts />}
      </div>
    </section>
  );
}
