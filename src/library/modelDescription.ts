import { imageTowerParameters, textTowerParameters } from "../clip/parameters.ts";
import { readClipOutline } from "../clip/model.ts";
import { modelFiles } from "../clip/modelFiles.ts";
import type { ByteSource } from "../shared/byteSource.ts";
import type { Folder } from "../shared/files.ts";
import { totalOf } from "./fileTree.ts";
import type { ModelNotices } from "./modelNotices.ts";
import { readNotices } from "./modelNotices.ts";

/** What a model is and what having it takes, told before its weights are fetched. */
export interface ModelDescription {
  /** Side of its input, and of a patch, in pixels. */
  readonly imageSize: number;
  readonly patchSize: number;
  /** Numbers in each tower, the projection included. */
  readonly imageParameters: number;
  readonly textParameters: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Of all files. */
  readonly bytes: number;
}

/** What a person is told of a model that is not here yet. */
export interface OfferedModel extends ModelDescription {
  readonly notices: ModelNotices;
}

/** Reads the small files of a model and the sizes of all. Throws a FailureError. */
export async function describeModel(folder: Folder): Promise<OfferedModel> {
  const description = await describeFiles(folder, await modelFiles(folder));
  return { ...description, notices: await readNotices(folder) };
}

export async function describeFiles(
  folder: Folder,
  files: ReadonlyMap<string, ByteSource>,
): Promise<ModelDescription> {
  const { config } = await readClipOutline(folder);
  const count = (parameters: readonly { readonly shape: readonly number[] }[]) =>
    parameters.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return {
    imageSize: config.image.imageSize,
    patchSize: config.image.patchSize,
    imageParameters: count(imageTowerParameters(config)),
    textParameters: count(textTowerParameters(config)),
    files: Array.from(files, ([path, { size }]) => ({ path, bytes: size })),
    bytes: totalOf(new Map(Array.from(files, ([path, { size }]) => [path, size]))),
  };
}
