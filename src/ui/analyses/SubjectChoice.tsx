import { memorableName } from "../../experiment/memorableName.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { Run } from "../../state/run.ts";
import { labelIn } from "../../state/runName.ts";
import type { Words } from "../../words/words.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useWords } from "../useWords.ts";

/** What stands on a button. */
interface Named {
  /** A run's, a snapshot's, or the zero-shot model as one. */
  readonly run: Run;
  readonly name: string;
  /** Its line in the charts; null: it has none. */
  readonly series: string | null;
}

/** A model that can be looked at. */
export interface Choice extends Named {
  /** Its run trains on, or waits to. */
  readonly isSnapshot: boolean;
}

/** A run that has to be asked for its weights first: as it is now, or where it broke off. */
export interface OpenRun extends Named {
  readonly asItIs: "now" | "saved";
}

interface SubjectChoiceProps {
  /** In their order. */
  readonly subjects: readonly (Choice | OpenRun)[];
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
  readonly onTake: (run: Run) => void;
  /** Runs of other experiments, the newest first. */
  readonly earlier: readonly Choice[];
}

/** Which model is looked at: a run that has ended, one in training as it is now, or the zero-shot model. */
export function SubjectChoice(props: SubjectChoiceProps) {
  const { subjects, chosen, onChoose, onTake, earlier } = props;
  const allWords = useWords();
  const { analyses: words, runs } = allWords;
  const noteOf = (subject: Choice | OpenRun) => {
    if ("asItIs" in subject) return words.asItIs[subject.asItIs];
    return subject.isSnapshot ? words.atStep(subject.run.step) : "";
  };
  return (
    <div className="analysis-choice" role="group" aria-label={words.run}>
      <span className="panel-note">{words.run}</span>
      {subjects.map((subject) => {
        const { run, name, series } = subject;
        const isOpen = "asItIs" in subject;
        const note = noteOf(subject);
        return (
          <button
            key={isOpen ? `${run.id} ${subject.asItIs}` : run.id}
            type="button"
            className="analysis-pill"
            aria-pressed={isOpen ? undefined : subject === chosen}
            onClick={() => (isOpen ? onTake(run) : onChoose(subject))}
          >
            {series !== null && <MethodLine series={series} />} {name}
            {series !== null && <span className="panel-note"> {runs.seedOf(run.spec.seed)}</span>}
            {note !== "" && <span className="panel-note"> {note}</span>}
          </button>
        );
      })}
      {earlier.length > 0 && (
        <select
          className="input"
          aria-label={words.earlier}
          value={earlier.find((one) => one === chosen)?.run.id ?? ""}
          onChange={({ target }) => {
            const choice = earlier.find(({ run }) => run.id === target.value);
            if (choice) onChoose(choice);
          }}
        >
          <option value="" disabled>
            {words.earlier}
          </option>
          {earlier.map(({ run }) => (
            <option key={run.id} value={run.id}>
              {earlierText(run, allWords)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** "hazel octopus, FT · steps 400 (run 2)". */
function earlierText(run: Run, words: Words): string {
  const name = memorableName(runSpec(run.spec, run.recipe));
  const own = words.units.list([name, labelIn(words, run)]);
  return words.charts.ofRun(own, run.experiment);
}
