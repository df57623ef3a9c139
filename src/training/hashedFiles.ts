import type { FileHashes } from "../experiment/recording.ts";
import type { CommonValues } from "../experiment/spec.ts";
import type { Files, SiteFiles } from "../shared/files.ts";
import { sha256 } from "../shared/sha256.ts";

/** Files that note what a recording must say of them: {@link HashedFiles.hashes}. */
export interface HashedFiles {
  readonly files: SiteFiles;
  /** Of what has been read by now. */
  readonly hashes: () => FileHashes;
}

/**
 * The site's files, with the hashes of the model's weights and of the data set's index taken as they
 * pass. A model from elsewhere is read in parts: {@link weightsHash} is that of its numbers.
 */
export function hashedFiles(
  files: SiteFiles,
  { model, dataset }: Pick<CommonValues, "model" | "dataset">,
): HashedFiles {
  const taken: Record<keyof FileHashes, string | null> = { model: null, data: null };
  const { imported } = files;
  const index = { [`${dataset.replace("folder:", "")}/index.json`]: "data" } as const;
  return {
    files: {
      ...files,
      ...hashing(files, taken, {
        [`models/${model}/model.safetensors`]: "model",
        [`data/${dataset}/index.json`]: "data",
      }),
      ...(imported && { imported: hashing(imported, taken, index) }),
    },
    hashes: () => ({ ...taken }),
  };
}

function hashing(
  files: Files,
  taken: Record<keyof FileHashes, string | null>,
  watched: Readonly<Record<string, keyof FileHashes>>,
): Files {
  return {
    async read(path) {
      const bytes = await files.read(path);
      const name = watched[path];
      if (name) taken[name] = sha256(bytes);
      return bytes;
    },
  };
}
