import { useId, useState } from "react";
import { ChangedPictures } from "./ChangedPictures.tsx";
import { RandomTexts } from "./RandomTexts.tsx";
import { useExperiment } from "../status/useExperiment.ts";
import { pathOf } from "./pathPoints.ts";
import { WeightPath } from "./WeightPath.tsx";
import "./inspectPanel.css";

const tabs = ["Changed predictions", "Random text"] as const;
const pathTab = "Path";

/**
 * A closer look: pictures whose prediction changed, the random text of this step, and where a method
 * has one its path through weight space.
 */
export function InspectPanel() {
  const hasPath = useExperiment().some(pathOf);
  const shown = hasPath ? [...tabs, pathTab] : tabs;
  const [chosen, setTab] = useState<string>(tabs[0]);
  const tab = shown.find((name) => name === chosen) ?? tabs[0];
  const id = useId();
  return (
    <section className="panel inspect" aria-label="A closer look">
      <div className="inspect-tabs" role="tablist" aria-label="A closer look">
        {shown.map((name, i) => (
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
              const step = key === "ArrowLeft" ? shown.length - 1 : 1;
              const other = shown[(i + step) % shown.length]!;
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
        {tab === "Changed predictions" && <ChangedPictures />}
        {tab === "Random text" && <RandomTexts />}
        {tab === pathTab && <WeightPath />}
      </div>
    </section>
  );
}
