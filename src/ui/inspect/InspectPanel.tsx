import { lazy, Suspense, useState } from "react";
import type { FormulaMetric } from "../../experiment/formulas.ts";
import type { Words } from "../../words/words.ts";
import { ChangedPictures } from "./ChangedPictures.tsx";
import { MetricTerms } from "../help/MetricTerms.tsx";
import { RandomTexts } from "./RandomTexts.tsx";
import { useExperiment } from "../status/useExperiment.ts";
import { Tabs } from "../Tabs.tsx";
import { useWords } from "../useWords.ts";
import { pathOf } from "./pathPoints.ts";
import "./inspectPanel.css";

const WeightPath = lazy(async () => {
  const { WeightPath: Path } = await import("./WeightPath.tsx");
  return { default: Path };
});

type Tab = keyof Words["inspect"]["tabs"];

/** What each tab shows. */
const inspectMetrics: Readonly<Record<Tab, readonly FormulaMetric[]>> = {
  pictures: ["pictureChange"],
  texts: ["scores"],
  path: ["weightPath", "shiftedMean"],
};

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
  return (
    <section className="panel inspect" aria-label={words.title}>
      <Tabs
        label={words.title}
        ids={shown}
        titles={words.tabs}
        chosen={tab}
        onChoose={setTab}
        className="inspect-body"
      >
        <MetricTerms metrics={inspectMetrics[tab]} />
        {tab === "pictures" && <ChangedPictures />}
        {tab === "texts" && <RandomTexts />}
        {tab === "path" && (
          <Suspense>
            <WeightPath />
          </Suspense>
        )}
      </Tabs>
    </section>
  );
}
