import type { Run } from "../../state/run.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useWords } from "../useWords.ts";

/** A model that can be looked at. */
export interface Choice {
  /** A run's, a snapshot's, or the zero-shot model as one. */
  readonly run: Run;
  readonly name: string;
  /** Its line in the charts; null: it has none. */
  readonly series: string | null;
  /** It is a snapshot: it trains on. */
  readonly isSnapshot: boolean;
}

interface SubjectChoiceProps {
  readonly choices: readonly Choice[];
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
  /** Runs in training that have gone on since their last snapshot. */
  readonly training: readonly Omit<Choice, "isSnapshot">[];
  readonly onTake: (run: Run) => void;
}

/** Which model is looked at: a run that has ended, one in training as it is now, or the zero-shot model. */
export function SubjectChoice(props: SubjectChoiceProps) {
  const { choices, chosen, onChoose, training, onTake } = props;
  const { analyses: words, runs } = useWords();
  return (
    <div className="analysis-choice" role="group" aria-label={words.run}>
      <span className="panel-note">{words.run}</span>
      {choices.map((choice) => {
        const { run, name, series, isSnapshot } = choice;
        return (
          <button
            key={run.id}
            type="button"
            className="analysis-pill"
            aria-pressed={choice === chosen}
            onClick={() => onChoose(choice)}
          >
            {series !== null && <MethodLine series={series} />} {name}
            {series !== null && <span className="panel-note"> {runs.seedOf(run.spec.seed)}</span>}
            {isSnapshot && <span className="panel-note"> {words.atStep(run.step)}</span>}
          </button>
        );
      })}
      {training.map(({ run, name, series }) => (
        <button
          key={`${run.id} now`}
          type="button"
          className="analysis-pill"
          onClick={() => onTake(run)}
        >
          {series !== null && <MethodLine series={series} />} {name}
          <span className="panel-note"> {runs.seedOf(run.spec.seed)}</span>
          <span className="panel-note"> {words.asItIsNow}</span>
        </button>
      ))}
    </div>
  );
}
