import { readMetricsCsv } from "../experiment/readMetricsCsv.ts";
import type { MetricsReading } from "../experiment/readMetricsCsv.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { adoptSpec } from "./link.ts";
import type { Playground } from "./playground.ts";
import { restoreRuns } from "./recordedRuns.ts";
import type { Run } from "./run.ts";

/** Some times what the longest run takes. */
const mostBytes = 64e6;

/**
 * Opens what Metrics as CSV has saved of runs, one a file: they become runs of one new experiment that have
 * their numbers alone. Throws a FailureError "bad-file" that names the file and what is wrong with it; then
 * none of them is opened.
 */
export async function importMetrics(files: readonly File[], playground: Playground): Promise<void> {
  const readings: (MetricsReading & { readonly file: string })[] = [];
  for (const file of files) {
    try {
      readings.push({ ...readMetricsCsv(await rowsOf(file)), file: file.name });
    } catch (thrown) {
      const failure = toFailure(thrown);
      throw new FailureError(failure.kind, said("inFile", file.name, failure), { cause: thrown });
    }
  }
  const { runs, logs, replay, draft } = playground;
  replay.makeWay();
  const startId = playground.newStartId();
  const experiment = 1 + Math.max(0, ...runs.getState().runs.map((run) => run.experiment));
  const added = readings.flatMap(({ spec, run, file, lacking, unknown }, i) =>
    restoreRuns(
      { spec, runs: [run], environment: null, files: null },
      {
        experiment,
        prefix: `${startId}-${i + 1}-`,
        logOf: (id) => logs.of(id),
        isRecorded: true,
      },
    ).map((one): Run => ({ ...one, imported: { file, lacking, unknown } })),
  );
  const isIdle = runs.getState().status === "idle";
  // The last runs are those that the page tells of: what trains stays last.
  runs.setState((state) => ({
    runs: isIdle ? [...state.runs, ...added] : [...added, ...state.runs],
  }));
  if (isIdle) adoptSpec(draft, settingsOf(readings.map(({ spec }) => spec)));
}

async function rowsOf(file: File): Promise<readonly (readonly string[])[]> {
  if (file.size > mostBytes)
    throw new FailureError(
      "bad-file",
      said("csvTooLarge", megabytes(mostBytes), megabytes(file.size)),
    );
  const { default: papa } = await import("papaparse");
  const { data, errors } = papa.parse<string[]>(await file.text(), { skipEmptyLines: true });
  const quotes = errors.find(({ type }) => type === "Quotes");
  if (quotes) throw new FailureError("bad-file", said("csvQuotes", (quotes.row ?? 0) + 1));
  return data;
}

/** Those of the first, with the methods of all. */
function settingsOf(specs: readonly ExperimentSpec[]): ExperimentSpec {
  const [first] = specs;
  const own = specs.flatMap(({ recipes, hyperparameters }) =>
    recipes.map((id) => [id, hyperparameters[id]] as const),
  );
  return {
    ...first!,
    recipes: [...new Set(own.map(([id]) => id))],
    hyperparameters: { ...first!.hyperparameters, ...Object.fromEntries(own) },
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
