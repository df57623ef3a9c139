import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../src/shared/sha256.ts";

/** SHA-256 of the files that every number of the document rests on, by path under public/. */
export type Fingerprint = Readonly<Record<string, string>>;

/** The index holds the hashes of the dataset's atlases, so that it stands for them. */
const files = [
  "models/drawings-clip/model.safetensors",
  "models/drawings-clip/config.json",
  "models/drawings-clip/preprocessor_config.json",
  "models/drawings-clip/templates.json",
  "models/drawings-clip/tokenizer.json",
  "data/drawings/index.json",
];

export function fingerprintOf(publicFolder: string): Fingerprint {
  return Object.fromEntries(
    files.map((path) => [path, sha256(readFileSync(join(publicFolder, path)))]),
  );
}
