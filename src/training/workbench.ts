import type { ClipModel } from "../clip/model.ts";
import { imageTowerParameters } from "../clip/parameters.ts";
import { promptEncoder } from "../clip/promptEncoder.ts";
import type { FrozenTextTower } from "../clip/textEncoder.ts";
import { uploadTextTower } from "../clip/textEncoder.ts";
import { zeroShotHead } from "../clip/zeroShotHead.ts";
import { Preprocessor } from "../data/preprocess.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { Assets } from "./assets.ts";
import { Embedder } from "./embedder.ts";
import { evaluationTextGram } from "./evaluationTexts.ts";
import { Evaluator } from "./evaluator.ts";
import { headName } from "./stepGraph.ts";
import type { TensorScope } from "./tensorScope.ts";

/** What all runs of an experiment share: the pre-trained model on the device, and the means to measure. */
export interface Workbench {
  readonly assets: Assets;
  readonly preprocessor: Preprocessor;
  /** The pre-trained image tower, by parameter name. Never written to. */
  readonly initialTower: Readonly<Record<string, DeviceTensor>>;
  readonly textTower: FrozenTextTower;
  /** Where every run starts: the pre-trained image tower and the zero-shot head. */
  readonly initial: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  readonly evaluator: Evaluator;
}

/** Everything on the device belongs to `scope`. */
export async function setUpWorkbench(scope: TensorScope, assets: Assets): Promise<Workbench> {
  const { model, tokenizer, dataset } = assets;
  const { config, logitScale, templates, normalization, imageWeights } = model;
  const textTower = uploadTextTower(scope.runtime, model, tokenizer.eos);
  scope.onDispose(() => textTower.dispose());
  const { classes, tile } = dataset.index;
  const head = await zeroShotHead(promptEncoder(textTower, tokenizer), classes, templates);
  const gram = await evaluationTextGram(textTower, tokenizer);
  const preprocessor = new Preprocessor(tile, config.image.imageSize, normalization);
  const embedder = await Embedder.create(scope, config, preprocessor);
  const initialTower = uploadImageTower(scope, model);
  const yardstick = {
    logitScale,
    dimension: config.projectionDim,
    classes: classes.length,
    gram,
  };
  return {
    assets,
    preprocessor,
    initialTower,
    textTower,
    initial: new Map([...imageWeights, [headName, head]]),
    evaluator: new Evaluator(embedder, yardstick, initialTower, head),
  };
}

/** An image tower on the device, by parameter name. */
export function uploadImageTower(
  scope: TensorScope,
  { config, imageWeights }: Pick<ClipModel, "config" | "imageWeights">,
): Record<string, DeviceTensor> {
  return Object.fromEntries(
    imageTowerParameters(config).map(({ name, shape }) => [
      name,
      scope.tensor(shape, imageWeights.get(name)),
    ]),
  );
}
