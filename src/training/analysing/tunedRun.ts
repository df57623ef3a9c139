/** A run on the tiny site, for tests of what is made of a run. */
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { Results } from "../../experiment/record.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { runExperiment } from "../experiment.ts";
import { filesIn, tinySiteFiles } from "../tinySite.ts";
import type { Subject } from "./analysisBench.ts";

export const tinySite = filesIn(tinySiteFiles());

export const tinyValues = {
  model: "drawings-clip",
  dataset: "drawings",
  prompts: "model",
  classNames: "spaces",
} as const;

/** FT for a few updates, with results on all test pictures. */
export async function tunedRun(
  runtime: Runtime,
): Promise<{ readonly subject: Subject; readonly results: Results }> {
  const spec = {
    ...{ ...defaultSpec(), recipes: ["ft"] as const, steps: 6, batchSize: 8 },
    ...{ evaluations: 1, evaluationSubset: 4, learningRate: 1e-2 },
  };
  let bytes: Uint8Array = new Uint8Array();
  let results: Results | null = null;
  const events = runExperiment({
    ...{ spec, runIds: ["a"], runtime, files: tinySite },
    onWeights: (_, weights) => (bytes = weights),
  });
  for await (const event of events) if (event.type === "finished") ({ results } = event);
  if (!results) throw new Error("the run did not finish");
  return { subject: { name: "a", read: () => Promise.resolve(bytes) }, results };
}
