import type { ReactNode } from "react";
import { compact, percent } from "../format.ts";
import { MetricHelp } from "../help/MetricHelp.tsx";
import { useWords } from "../useWords.ts";

/** Classes of a model that are listed. */
const listed = 5;

interface ModelAnswerProps {
  readonly name: string;
  /** The line that the model draws in charts. */
  readonly line: ReactNode;
  /** As CSS, of the bars. */
  readonly color: string;
  readonly classes: readonly string[];
  /** Null before the first answer. */
  readonly answer: {
    readonly probabilities: readonly number[];
    readonly predicted: number;
    readonly energyGap: number;
  } | null;
  /** What the picture shows, where that is known. */
  readonly truth: string | null;
  /** False of the zero-shot model, which has no gap. */
  readonly hasGap: boolean;
}

/** What one model sees: its first five classes, as bars. */
export function ModelAnswer(props: ModelAnswerProps) {
  const { name, line, color, classes, answer, truth, hasGap } = props;
  const { tryIt: words } = useWords();
  const ranked = (answer?.probabilities ?? [])
    .map((probability, label) => ({ probability, name: classes[label] ?? "?" }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, listed);
  const rows: readonly { readonly probability: number; readonly name: string }[] = answer
    ? ranked
    : Array.from({ length: listed }, () => ({ probability: 0, name: "" }));
  const [first] = ranked;
  const isRight = first !== undefined && first.name === truth;
  return (
    <section className="panel try-answer" aria-label={words.answersOf(name)}>
      <h2 className="try-answer-model">
        {line}
        {name} <MetricHelp metric="probability" />
      </h2>
      <p className="try-answer-first" data-testid="try-first">
        {first ? first.name : <span className="panel-note">{words.waiting}</span>}
        {isRight && (
          <span className="try-tick" title={words.right}>
            ✓<span className="visually-hidden"> {words.right}</span>
          </span>
        )}
      </p>
      <ol className="try-bars">
        {rows.map((row, i) => (
          <li key={i}>
            <span className="try-bar-name">{row.name}</span>
            <span className="try-bar" aria-hidden>
              <span style={{ transform: `scaleX(${row.probability})`, background: color }} />
            </span>
            <span className="try-bar-share">{answer && percent(row.probability)}</span>
          </li>
        ))}
      </ol>
      {hasGap && (
        <div className="panel-note try-gap">
          {words.gap} <b>{answer ? compact(answer.energyGap) : words.waiting}</b>{" "}
          <MetricHelp metric="pictureGap" />
        </div>
      )}
    </section>
  );
}
