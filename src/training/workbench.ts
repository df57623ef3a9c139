import { textGram } from "../analysis/textGram.ts";
import type { TextTower } from "../clip/textEncoder.ts";
import { uploadTextTower } from "../clip/textEncoder.ts";
import { Preprocessor } from "../data/preprocess.ts";
import { headName, logitScaleName } from "../recipes/parameterization.ts";
import type { Assets } from "./assets.ts";
import { Embedder } from "./measuring/embedder.ts";
import type { EvaluationTexts } from "./measuring/evaluationTexts.ts";
import { embedEvaluationTexts } from "./measuring/evaluationTexts.ts";
import { Evaluator } from "./measuring/evaluator.ts";
import type { Yardstick } from "./measuring/measure.ts";
import { FeatureBanks } from "./probing/featureBank.ts";
import { FrozenTower } from "./frozenTower.ts";
import { Prompts } from "./prompts.ts";
import type { Pretrained } from "./pretrained.ts";
import { frozen } from "./pretrained.ts";
import type { Tensors } from "./run.ts";
import type { TensorScope } from "./tensorScope.ts";

/** What all runs of an experiment share: the pre-trained model on the device, and the means to measure. */
export interface Workbench {
  readonly assets: Assets;
  readonly preprocessor: Preprocessor;
  readonly prompts: Prompts;
  readonly textTower: TextTower;
  /** Where every run starts. */
  readonly pretrained: Pretrained;
  readonly evaluator: Evaluator;
  readonly yardstick: Yardstick;
  readonly embedder: Embedder;
  readonly evaluationTexts: EvaluationTexts;
  /** What methods on cached features read. */
  readonly banks: FeatureBanks;
}

/** Everything on the device belongs to `scope`. */
export async function setUpWorkbench(scope: TensorScope, assets: Assets): Promise<Workbench> {
  const { model, tokenizer, dataset } = assets;
  const { config, logitScale, normalization, imageWeights, textWeights } = model;
  const textTower = uploadTextTower(scope.runtime, model, tokenizer.eos);
  scope.onDispose(() => textTower.dispose());
  const { classes, tile } = dataset.index;
  const prompts = await Prompts.create(scope, textTower, assets);
  const evaluationTexts = await embedEvaluationTexts(textTower, tokenizer);
  const preprocessor = new Preprocessor(tile, config.image.imageSize, normalization);
  const embedder = await Embedder.create(scope, config, preprocessor);
  const tower = new FrozenTower(scope, model);
  const { head } = prompts.zeroShot;
  const logLogitScale = Float32Array.of(Math.log(logitScale));
  const yardstick = {
    dimension: config.projectionDim,
    logitScale,
    classes: classes.length,
    gram: textGram(evaluationTexts.embeddings, config.projectionDim),
  };
  const tensors: Tensors = {
    ...textTower.parameters,
    [headName]: scope.tensor([config.projectionDim, classes.length], head),
    [logitScaleName]: scope.tensor([1, 1], logLogitScale),
  };
  const pretrained: Pretrained = {
    config,
    classes: classes.length,
    logitScale,
    weights: new Map([
      ...imageWeights,
      ...textWeights,
      [headName, head],
      [logitScaleName, logLogitScale],
    ]),
    tower,
    tensors: frozen(tensors),
    headOf: (tuned) => prompts.headOf(tuned),
  };
  const { runtime } = scope;
  return {
    assets,
    preprocessor,
    prompts,
    textTower,
    pretrained,
    yardstick,
    embedder,
    evaluationTexts,
    evaluator: new Evaluator(embedder, yardstick, { tower, head }),
    banks: new FeatureBanks({ runtime, dataset, preprocessor, pretrained }),
  };
}
