import type { AssetNames } from "../../experiment/spec.ts";
import type { DomainResults } from "../../experiment/record.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { SiteFiles } from "../../shared/files.ts";
import { loadAssets, wholeSplit } from "../assets.ts";
import { onDevice } from "../onDevice.ts";
import { TensorScope } from "../tensorScope.ts";
import { readTunedWeights } from "../tunedWeights.ts";
import { setUpWorkbench } from "../workbench.ts";

export interface EvaluateModelOptions {
  readonly values: AssetNames;
  readonly runtime: Runtime;
  /** Rooted at the site, as for an experiment. */
  readonly files: SiteFiles;
  /** A tuned.safetensors; without `head.weight` it is measured with the zero-shot head. */
  readonly weights: Uint8Array | null;
}

/** Measures the zero-shot model, and `weights` where given, on every test picture of every domain. */
export async function evaluateModel(
  options: EvaluateModelOptions,
): Promise<{ readonly zeroShot: DomainResults; readonly tuned: DomainResults | null }> {
  const assets = await loadAssets(options.files, options.values);
  const { config } = assets.model;
  const classes = assets.dataset.index.classes.length;
  const tuned = options.weights && readTunedWeights(options.weights, config, classes);
  const test = await wholeSplit(assets.dataset, "test");
  const scope = new TensorScope(options.runtime);
  try {
    const { evaluator, pretrained } = await setUpWorkbench(scope, assets);
    const zeroShot = await evaluator.zeroShot(test);
    if (!tuned) return { zeroShot: zeroShot.domains, tuned: null };
    const measured = await evaluator.evaluate(onDevice(scope, pretrained, tuned), test);
    return { zeroShot: zeroShot.domains, tuned: measured.domains };
  } finally {
    await scope.dispose();
  }
}
