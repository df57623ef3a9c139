import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import type { Files } from "../../src/shared/files.ts";
import { runExperiment } from "../../src/training/experiment.ts";

/** An experiment as the page runs it, with its export. Throws where a run fails. */
export async function runToEnd(
  spec: ExperimentSpec,
  runtime: Runtime,
  files: Files,
): Promise<void> {
  const onWeights = () => undefined;
  const events = runExperiment({ spec, runIds: spec.recipes, runtime, files, onWeights });
  for await (const event of events)
    if (event.type === "failed") throw new Error(event.failure.message);
}
