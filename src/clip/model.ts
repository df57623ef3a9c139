import { FailureError } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";
import type { ClipConfig } from "./config.ts";
import { parseClipConfig } from "./config.ts";
import { packParameters } from "./parameters.ts";
import { readSafetensors } from "./safetensors.ts";

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

/** Reads config.json and, unless `templates` are given, templates.json from a model's folder. */
export async function loadClipOutline(
  files: Files,
  templates?: readonly string[],
): Promise<ClipOutline> {
  const [config, prompts] = await Promise.all([
    readJson(files, "config.json"),
    templates ?? readJson(files, "templates.json"),
  ]);
  return { config: parseClipConfig(config), templates: parseTemplates(prompts) };
}

/**
 * Reads a model from its folder: {@link loadClipOutline}, preprocessor_config.json and
 * model.safetensors. Throws a FailureError that names the file and the fault.
 */
export async function loadClipModel(
  files: Files,
  templates?: readonly string[],
): Promise<ClipModel> {
  const [outline, preprocessor, weights] = await Promise.all([
    loadClipOutline(files, templates),
    readJson(files, "preprocessor_config.json"),
    files.read("model.safetensors"),
  ]);
  const { config } = outline;
  const tensors = readSafetensors(weights);
  const logLogitScale = tensors.get("logit_scale")?.data;
  if (logLogitScale?.length !== 1 || !Number.isFinite(logLogitScale[0]))
    throw new FailureError("bad-file", "model.safetensors: logit_scale must be one finite number");
  return {
    ...outline,
    imageWeights: packParameters(config, "image", tensors),
    textWeights: packParameters(config, "text", tensors),
    logitScale: Math.exp(logLogitScale[0]!),
    normalization: parseNormalization(preprocessor),
  };
}

async function readJson(files: Files, path: string): Promise<unknown> {
  const bytes = await files.read(path);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new FailureError("bad-file", `${path} is not JSON`, { cause });
  }
}

function parseTemplates(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new FailureError("bad-file", "templates.json must be a list of at least one prompt");
  return value.map((template: unknown) => {
    if (typeof template === "string" && template.includes("{}")) return template;
    const got = JSON.stringify(template);
    throw new FailureError("bad-file", `templates.json: a prompt must hold {}, got ${got}`);
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
  throw new FailureError(
    "bad-file",
    `preprocessor_config.json: ${key} must be three ${positive ? "positive " : ""}numbers, got ${JSON.stringify(value)}`,
  );
}
