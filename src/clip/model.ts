import { sizeOf } from "../graph/graph.ts";
import { readWhole } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { filesIn } from "../shared/files.ts";
import { mustBe, parseJson } from "../shared/json.ts";
import { said } from "../shared/said.ts";
import type { ClipConfig } from "./config.ts";
import { parseClipConfig } from "./config.ts";
import { openOnnx } from "./onnxSource.ts";
import { emptyParameters, expectFits } from "./parameters.ts";
import { openSafetensors } from "./safetensorsSource.ts";

/** Weights by the engine's parameter names ({@link packParameters}). */
export type Weights = ReadonlyMap<string, Float32Array<ArrayBuffer>>;

/** How pixels of [0,1] become a tower's input: (pixel - mean) / std, by channel R, G, B. */
export interface PixelNormalization {
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** A pre-trained CLIP: what a run starts from and never changes. */
export interface ClipModel {
  readonly config: ClipConfig;
  readonly imageWeights: Weights;
  readonly textWeights: Weights;
  /** s = exp of the stored logit_scale: what cosines are multiplied by. */
  readonly logitScale: number;
  /** Prompts with `{}` where a class name goes. */
  readonly templates: readonly string[];
  readonly normalization: PixelNormalization;
}

/** Prompts for a model whose folder has no templates.json. Our choice. */
export const plainTemplates: readonly string[] = ["a photo of a {}.", "a drawing of a {}.", "{}"];

/** What is known of a model without its weights. */
export type ClipOutline = Pick<ClipModel, "config" | "templates">;

export interface ModelOptions {
  /** In place of the folder's own, or of {@link plainTemplates}. */
  readonly templates?: readonly string[];
  /** Told of what the folder does not say and is taken for granted. */
  readonly onNotice?: ((message: string) => void) | undefined;
}

/** Reads config.json and, unless templates are given, templates.json; without it, {@link plainTemplates}. */
export async function readClipOutline(
  folder: Folder,
  given?: readonly string[],
): Promise<ClipOutline> {
  const config = parseClipConfig(await readJson(folder, "config.json"));
  const file = given ? null : await folder.open("templates.json");
  const prompts = file ? parseJson(await readWhole(file), "templates.json") : plainTemplates;
  return { config, templates: given ?? parseTemplates(prompts) };
}

/** Reads preprocessor_config.json. Throws a FailureError ("bad-file"). */
export async function readNormalization(folder: Folder): Promise<PixelNormalization> {
  return parseNormalization(await readJson(folder, "preprocessor_config.json"));
}

/**
 * Reads a model from its folder: {@link readClipOutline}, preprocessor_config.json, and the weights
 * from model.safetensors, its shards, or transformers.js' ONNX files. Little more is held than the
 * weights themselves. Throws a FailureError that names the file and the fault.
 */
export async function readClipModel(
  folder: Folder,
  { templates, onNotice = () => undefined }: ModelOptions = {},
): Promise<ClipModel> {
  const outline = await readClipOutline(folder, templates);
  const normalization = await readNormalization(folder);
  const { config } = outline;
  const tensors = (await openSafetensors(folder)) ?? (await openOnnx(folder, config, onNotice));
  if (!tensors) throw await withoutWeights(folder);
  const image = emptyParameters(config, "image", tensors.shapes);
  const text = emptyParameters(config, "text", tensors.shapes);
  const logLogitScale = new Float32Array([NaN]);
  if (sizeOf(tensors.shapes.get("logit_scale") ?? [0]) !== 1) throw badLogitScale();
  const targets = [...image.slots, ...text.slots].map(({ name, data }) => [name, data] as const);
  await tensors.read(new Map([...targets, ["logit_scale", logLogitScale]]));
  if (!Number.isFinite(logLogitScale[0])) throw badLogitScale();
  return {
    ...outline,
    imageWeights: image.parameters,
    textWeights: text.parameters,
    logitScale: Math.exp(logLogitScale[0]!),
    normalization,
  };
}

/**
 * Holds a folder's weights to its config.json by their names and shapes; of the weights no more than
 * their list is read. Throws a FailureError as {@link readClipModel} does.
 */
export async function checkClipModel(folder: Folder): Promise<void> {
  const { config } = await readClipOutline(folder);
  const tensors =
    (await openSafetensors(folder)) ?? (await openOnnx(folder, config, () => undefined));
  if (!tensors) throw await withoutWeights(folder);
  for (const tower of ["image", "text"] as const) expectFits(config, tower, tensors.shapes);
}

/** The failure of a folder that holds no weights: why, and what to do. */
export async function withoutWeights(folder: Folder): Promise<FailureError> {
  const hasPickle = (await folder.open("pytorch_model.bin")) !== null;
  const advice = hasPickle ? said("isPickle") : said("chooseClip");
  return new FailureError("bad-file", said("modelLacksWeights", folder.name, advice));
}

function badLogitScale(): FailureError {
  return new FailureError("bad-file", said("badLogitScale"));
}

async function readJson(folder: Folder, path: string): Promise<unknown> {
  return parseJson(await filesIn(folder).read(path), path);
}

function parseTemplates(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new FailureError("bad-file", said("noTemplates"));
  return value.map((template: unknown) => {
    if (typeof template === "string" && template.includes("{}")) return template;
    const got = JSON.stringify(template);
    throw new FailureError("bad-file", said("templateHole", got));
  });
}

function parseNormalization(value: unknown): PixelNormalization {
  const given = typeof value === "object" && value !== null ? value : {};
  return { mean: channels(given, "image_mean", false), std: channels(given, "image_std", true) };
}

function channels(from: object, key: string, positive: boolean): [number, number, number] {
  const value: unknown = (from as Readonly<Record<string, unknown>>)[key];
  const isChannel = (n: unknown) =>
    typeof n === "number" && Number.isFinite(n) && (!positive || n > 0);
  if (Array.isArray(value) && value.length === 3 && value.every(isChannel))
    return value as [number, number, number];
  const rule = said(positive ? "threePositive" : "threeNumbers");
  throw mustBe(`preprocessor_config.json: ${key}`, rule, value);
}
