import type { Interval } from "../../experiment/interval.ts";
import { wilsonInterval } from "../../experiment/interval.ts";
import type { DomainResult, DomainResults } from "../../experiment/record.ts";
import type { Expectation } from "../../state/expectation.ts";
import { ExpectedMark } from "../expectations/ExpectedMark.tsx";
import { compact, points } from "../format.ts";
import type { Measure } from "../MeasureButtons.tsx";
import { useWords } from "../useWords.ts";
import type { SeriesComparison } from "./seriesComparison.ts";
import { meanShifted } from "./summary.ts";
import type { NamedDomain } from "./summary.ts";

interface CellsProps {
  readonly columns: readonly NamedDomain[];
  readonly shifted: readonly NamedDomain[];
  readonly measure: Measure;
  readonly results: DomainResults;
  /** What changes are counted from; null shows none. */
  readonly before: DomainResults | null;
  /** Intervals over seeds; null of a single run. */
  readonly spread: SeriesComparison["spread"];
  /** What the numbers are compared with; null where there is nothing. */
  readonly expectation: Expectation | null;
}

/** A row of numbers: every domain, then the mean of the shifted ones. */
export function ResultCells({
  columns,
  shifted,
  measure,
  results,
  before,
  spread,
  expectation,
}: CellsProps) {
  const mean = meanShifted(results, shifted, measure);
  return (
    <>
      {columns.map(({ id }) => {
        const result = results[id];
        if (!result) return <td key={id}>–</td>;
        return (
          <td key={id}>
            <Value
              measure={measure}
              value={result[measure]}
              before={before?.[id]?.[measure] ?? null}
            />
            <span className="results-n">
              {spread ? (
                <IntervalText interval={spread(id, measure)} measure={measure} />
              ) : (
                measure === "accuracy" && (
                  <IntervalText
                    interval={wilsonInterval(result.correct, result.n)}
                    measure={measure}
                  />
                )
              )}
              {expectation && measure !== "nll" && (
                <DomainMark domain={id} result={result} {...{ measure, expectation }} />
              )}
            </span>
          </td>
        );
      })}
      <td className="results-mean">
        <Value
          measure={measure}
          value={mean}
          before={before && meanShifted(before, shifted, measure)}
        />
        {spread && (
          <span className="results-n">
            <IntervalText interval={spread(null, measure)} measure={measure} />
          </span>
        )}
        {expectation && measure === "accuracy" && (
          <ExpectedMark
            value={mean}
            expected={expectation.method.shifted}
            expectation={expectation}
            slack={
              shifted.reduce((sum, { id }) => sum + onePicture(results[id]), 0) / shifted.length
            }
            format={percentNumber}
          />
        )}
      </td>
    </>
  );
}

interface DomainMarkProps {
  readonly domain: string;
  readonly result: DomainResult;
  readonly measure: "accuracy" | "energyGap";
  readonly expectation: Expectation;
}

function DomainMark({ domain, result, measure, expectation }: DomainMarkProps) {
  const expected = expectation.method.domains[domain]?.[measure];
  if (!expected) return null;
  const isAccuracy = measure === "accuracy";
  return (
    <ExpectedMark
      value={result[measure]}
      expected={expected}
      expectation={expectation}
      slack={isAccuracy ? onePicture(result) : 0}
      format={isAccuracy ? percentNumber : compact}
    />
  );
}

function onePicture(result: DomainResult | undefined): number {
  return result ? 1 / result.n : 0;
}

function percentNumber(share: number): string {
  return (100 * share).toFixed(1);
}

interface ValueProps {
  readonly measure: Measure;
  readonly value: number;
  readonly before: number | null;
}

function Value({ measure, value, before }: ValueProps) {
  const { results: words } = useWords();
  if (measure !== "accuracy") return compact(value);
  const change = before === null ? "" : points(value - before);
  const tone = change.startsWith("+") ? "results-up" : change.startsWith("−") ? "results-down" : "";
  return (
    <>
      {percentNumber(value)}
      {change !== "" && (
        <>
          {" "}
          <span className={`results-change ${tone}`} title={words.changeDoc}>
            {change}
          </span>
        </>
      )}
    </>
  );
}

interface IntervalTextProps {
  readonly interval: Interval | null;
  readonly measure: Measure;
}

function IntervalText({ interval, measure }: IntervalTextProps) {
  const { results: words } = useWords();
  if (!interval) return null;
  const { low, high } = interval;
  const text = (value: number) =>
    measure === "accuracy"
      ? String(Math.round(100 * Math.min(1, Math.max(0, value))))
      : compact(Math.max(0, value));
  return (
    <span title={words.interval}>
      {text(low)}–{text(high)}
    </span>
  );
}
