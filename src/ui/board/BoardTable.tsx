import { estimate } from "../../experiment/estimate.ts";
import type { DomainResults } from "../../experiment/record.ts";
import type { BoardGroup } from "../../state/board.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { withMargin } from "../format.ts";
import { MetricHelp } from "../help/MetricHelp.tsx";
import { meanShifted } from "../results/summary.ts";
import { useWords } from "../useWords.ts";
import { BoardLine } from "./BoardCharts.tsx";

/** Accuracies of the runs that have finished: mean, its interval, and from lowest to highest. */
export function BoardTable({ groups }: { readonly groups: readonly BoardGroup[] }) {
  const { board: words } = useWords();
  const domains = useDomains();
  return (
    <section className="panel board-results" data-testid="board-results">
      <table>
        <caption className="panel-title">
          {words.results} <MetricHelp metric="seedInterval" also={["accuracy", "shiftedMean"]} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.method}</th>
            <th scope="col">{words.runs}</th>
            {domains.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{words.shifted}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ label, runs }, slot) => {
            const results = runs.flatMap(({ state }) =>
              state.status === "finished" ? [state.results.tuned] : [],
            );
            return (
              <tr key={label}>
                <th scope="row">
                  <BoardLine slot={slot} /> {label}
                </th>
                <td>{results.length}</td>
                {domains.map(({ id }) => (
                  <Spread key={id} {...{ results }} valueOf={(one) => one[id]?.accuracy ?? NaN} />
                ))}
                <Spread {...{ results }} valueOf={(one) => meanShifted(one, domains)} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface SpreadProps {
  readonly results: readonly DomainResults[];
  readonly valueOf: (results: DomainResults) => number;
}

function Spread({ results, valueOf }: SpreadProps) {
  const { board: words } = useWords();
  const values = results.map(valueOf).filter(Number.isFinite);
  if (values.length === 0) return <td>–</td>;
  const format = (share: number) => (100 * share).toFixed(1);
  return (
    <td>
      {withMargin(estimate(values), format)}
      {values.length > 1 && (
        <span className="panel-note">
          {words.spread(format(Math.min(...values)), format(Math.max(...values)))}
        </span>
      )}
    </td>
  );
}
