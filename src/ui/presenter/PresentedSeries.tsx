import { useRuns, useView } from "../playgroundContext.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useSeries } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";

/** So many names fit beside the rest of the bar. */
const mostNamed = 4;

/** Which line of the presented chart is what. */
export function PresentedSeries() {
  const { runs: words } = useWords();
  const hidden = useView((state) => state.hidden);
  const isEmpty = useRuns(({ runs }) => runs.length === 0);
  const shown = useSeries().filter(({ runs }) => runs.some(({ id }) => !hidden.has(id)));
  if (isEmpty) return null;
  const rest = shown.length - mostNamed;
  return (
    <ul className="presenter-series">
      {shown.slice(0, mostNamed).map(({ key, experiment, name, runs }) => (
        <li key={`${experiment} ${key} ${runs[0]!.id}`}>
          <MethodLine series={key} />
          {name}
        </li>
      ))}
      {rest > 0 && <li>{words.more(rest)}</li>}
    </ul>
  );
}
