import { lazy, Suspense, useId, useState } from "react";
import type { Words } from "../../words/words.ts";
import { ChangedPictures } from "./ChangedPictures.tsx";
import { RandomTexts } from "./RandomTexts.tsx";
import { useExperiment } from "../status/useExperiment.ts";
import { useWords } from "../useWords.ts";
import { pathOf } from "./pathPoints.ts";
import "./inspectPanel.css";

const WeightPath = lazy(async () => {
  const { WeightPath: Path } = await import("./WeightPath.tsx");
  return { default: Path };
});

type Tab = keyof Words["inspect"]["tabs"];

const tabs: readonly Tab[] = ["pictures", "texts"];

/**
 * A closer look: pictures whose prediction changed, the random text of this step, and where a method
 * has one its path through weight space.
 */
export function InspectPanel() {
  const hasPath = useExperiment().some(pathOf);
  const { inspect: words } = useWords();
  const shown = hasPath ? [...tabs, "path" as const] : tabs;
  const [chosen, setTab] = useState<Tab>("pictures");
  const tab = shown.includes(chosen) ? chosen : "pictures";
  const id = useId();
  return (
    <section className="panel inspect" aria-label={words.title}>
      <div className="inspect-tabs" role="tablist" aria-label={words.title}>
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
            onKeyDown={({ key }) => {
              if (key !== "ArrowLeft" && key !== "ArrowRight") return;
              const step = key === "ArrowLeft" ? shown.length - 1 : 1;
              const other = shown[(i + step) % shown.length]!;
              setTab(other);
              document.getElementById(`${id}-${other}`)?.focus();
            }}
          >
            {words.tabs[name]}
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
        {tab === "pictures" && <ChangedPictures />}
        {tab === "texts" && <RandomTexts />}
        {tab === "path" && (
          <Suspense>
            <WeightPath />
          </Suspense>
        )}
      </div>
    </section>
  );
}
