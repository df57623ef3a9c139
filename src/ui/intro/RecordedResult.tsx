import type { Recording } from "../../experiment/recording.ts";
import { DomainCharts } from "../charts/DomainCharts.tsx";
import { useXRanges } from "../charts/useXRanges.ts";
import { RecordedSource } from "../replay/RecordedSource.tsx";
import { ResultsPanel } from "../results/ResultsPanel.tsx";
import { useWords } from "../useWords.ts";
import "../charts/charts.css";
import "../replay/replay.css";

/** A finished run on the first view: its curves by domain, and what it ended with. */
export function RecordedResult({ recording }: { readonly recording: Recording }) {
  const { replay: words } = useWords();
  const x = useXRanges();
  return (
    <section className="intro-result" aria-label={words.label}>
      <RecordedSource recording={recording} />
      <DomainCharts x={x} />
      <ResultsPanel />
    </section>
  );
}
