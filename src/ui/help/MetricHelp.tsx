import type { FormulaMetric } from "../../experiment/formulas.ts";
import { useWords } from "../useWords.ts";
import { Help } from "./Help.tsx";

/** What a measured quantity says, and its formula. */
export function MetricHelp({ metric }: { readonly metric: FormulaMetric }) {
  const { title, doc } = useWords().metrics[metric];
  return <Help about={title} doc={doc} formula={{ metric }} />;
}
