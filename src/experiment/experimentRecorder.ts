import type { RunEvent } from "./record.ts";
import type { Environment, FileHashes, Recording } from "./recording.ts";
import { runLabel } from "./runLabel.ts";
import { RunRecorder } from "./runRecorder.ts";
import { runSpecs } from "./runs.ts";
import type { ExperimentSpec } from "./spec.ts";

/** Collects what an experiment tells, whose runs are named by their recipes, into its recording. */
export class ExperimentRecorder {
  /** What the experiment has read; set once it is known. */
  files: FileHashes = { model: null, data: null };
  readonly #spec: ExperimentSpec;
  readonly #environment: Environment;
  readonly #runs: ReadonlyMap<string, RunRecorder>;

  constructor(spec: ExperimentSpec, environment: Environment) {
    this.#spec = spec;
    this.#environment = environment;
    this.#runs = new Map(
      runSpecs(spec).map((run) => {
        const { recipe } = run;
        const identity = { id: recipe, recipe, label: runLabel(run), spec: run };
        return [recipe, new RunRecorder(identity)];
      }),
    );
  }

  record(event: RunEvent): void {
    this.#runs.get(event.runId)?.record(event);
  }

  /** The experiment as it has told so far. */
  get recording(): Recording {
    return {
      format: "lipsum-recording",
      version: 1,
      spec: this.#spec,
      environment: this.#environment,
      files: this.files,
      runs: [...this.#runs.values()].map(({ run }) => run),
    };
  }
}
