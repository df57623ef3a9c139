import type { RecipeId } from "../../recipes/index.ts";
import { expectationOfRun } from "../../state/expectation.ts";
import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import type { Measure } from "../MeasureButtons.tsx";
import { useSeries } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";
import { measuredStepText } from "./measuredStep.ts";
import { ResultCells } from "./ResultCells.tsx";
import { RunMenu } from "./RunMenu.tsx";
import { comparisonOfSeries } from "./seriesComparison.ts";
import type { Comparison, NamedDomain } from "./summary.ts";
import "./resultsTable.css";

interface ResultsTableProps {
  readonly experiment: readonly Run[];
  readonly domains: readonly NamedDomain[];
  readonly measure: Measure;
  readonly onProblem: (message: string) => void;
}

/** A row a model, zero-shot first, and a column a domain. */
export function ResultsTable({ experiment, domains, measure, onProblem }: ResultsTableProps) {
  const { results: words, charts } = useWords();
  const series = useSeries().filter(({ runs }) => runs.some((run) => experiment.includes(run)));
  const rows = series.flatMap((one) => {
    const measured = comparisonOfSeries(one, domains);
    return measured ? [{ series: one, run: measured.runs[0]!, ...measured }] : [];
  });
  const first = rows.find(({ comparison }) => comparison.isFinal) ?? rows[0];
  if (!first) return null;
  const base = first.comparison;
  const shown = domains.filter(({ id }) => base.zeroShot[id]);
  const [reference, shifted] = ["reference", "shifted"].map((role) =>
    shown.filter((domain) => domain.role === role),
  ) as [NamedDomain[], NamedDomain[]];
  const columns = [...reference, ...shifted];
  const cells = { columns, shifted, measure };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            {base.isFinal ? words.allPictures : words.liveSubset}
            {measure === "accuracy" && <span className="results-n">{words.percentInterval}</span>}
          </th>
          {columns.map(({ id, title, role }) => (
            <th key={id} scope="col" data-role={role}>
              {title}
              <span className="results-n">{words.n(base.zeroShot[id]!.n)}</span>
            </th>
          ))}
          <th scope="col">
            {words.shifted}
            <span className="results-n">{words.mean}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.zeroShot}</th>
          <ResultCells
            {...cells}
            results={base.zeroShot}
            before={null}
            spread={null}
            expectation={expectationOfRun(first.run, zeroShotId)}
          />
        </tr>
        {rows
          .filter(({ run }) => run.recipe !== zeroShotId)
          .map(({ series: { key, name }, run, runs, comparison, spread }) => (
            <tr key={run.id}>
              <th scope="row">
                <MethodLine series={key} />
                {name}{" "}
                {runs.length === 1 && hasEnded(run) && <RunMenu run={run} onProblem={onProblem} />}
                {spread ? (
                  <span className="results-n" title={charts.meanOverDoc}>
                    {charts.meanOver(runs.length)}
                  </span>
                ) : (
                  <MeasuredNote {...{ run, comparison, base }} />
                )}
              </th>
              <ResultCells
                {...cells}
                results={comparison.tuned}
                before={comparison.zeroShot}
                spread={spread}
                expectation={spread ? null : expectationOfRun(run, run.recipe)}
              />
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** Its row is there anyway. */
const zeroShotId: RecipeId = "zero-shot";

interface MeasuredNoteProps {
  readonly run: Run;
  readonly comparison: Comparison;
  /** What the head of the table says. */
  readonly base: Comparison;
}

/** What of a row is not as the head of the table says. */
function MeasuredNote({ run, comparison: { isFinal, step }, base }: MeasuredNoteProps) {
  const { results: words, runs: runWords, units } = useWords();
  const live = base.isFinal ? words.liveSubsetAt(step) : words.step(step);
  const own = isFinal ? measuredStepText(run, words) : live;
  const note = units.list([own, run.imported ? runWords.imported.short : ""].filter(Boolean));
  return note !== "" && <span className="results-n">{note}</span>;
}
