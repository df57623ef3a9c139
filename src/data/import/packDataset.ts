import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { sha256 } from "../../shared/sha256.ts";
import type { DatasetIndex, Domain, PackedSplit, Split } from "../dataset.ts";
import type { ImportedPictures, ImportedSplit } from "./importPictures.ts";

/** An imported data set in memory: its index, and the bytes of each pack by file name. */
export interface PackedDataset {
  readonly index: DatasetIndex<PackedSplit>;
  readonly packs: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** What an index says of a data set beside its pictures. */
export interface DatasetDescription {
  readonly name: string;
  readonly title: string;
  readonly sources: DatasetIndex["sources"];
  readonly reference: string;
  readonly classes: readonly string[];
  /** Side of the model's input in pixels. */
  readonly imageSize: number;
  /** See Selection. */
  readonly restrictsAnswers?: boolean;
}

/**
 * Packs the pictures of every split into one run of bytes. Labels count the chosen classes.
 * @param classNames names of the labels of the imported pictures: the catalogue's
 * Throws a FailureError "bad-file" where nothing is left to train on, or of fewer than two classes.
 */
export async function packDataset(
  imported: ImportedPictures,
  classNames: readonly string[],
  description: DatasetDescription,
): Promise<PackedDataset> {
  const { name, title, sources, reference, classes, imageSize } = description;
  if (classes.length < 2) throw new FailureError("bad-spec", said("twoClasses", classes.length));
  const label = new Map(classes.map((className, i) => [className, i]));
  const packs = new Map<string, Uint8Array<ArrayBuffer>>();
  const names = [...new Set(imported.splits.map(({ domain }) => domain))];
  const domains: Domain<PackedSplit>[] = [];
  for (const [i, id] of domainIds(names).entries()) {
    const splits: Partial<Record<Split, PackedSplit>> = {};
    for (const one of imported.splits) {
      if (one.domain !== names[i] || one.pictures.length === 0) continue;
      const pack = `${id}-${one.split}.rgb`;
      const bytes = concatenate(one);
      packs.set(pack, bytes);
      splits[one.split] = {
        pack,
        labels: one.pictures.map(({ from }) => label.get(classNames[from.label]!)!),
        items: one.pictures.map(({ from }) => from.path),
        sizes: one.pictures.flatMap(({ pixels }) => [pixels.width, pixels.height]),
        bytes: bytes.length,
        sha256: await digest(bytes),
      };
    }
    const role = names[i] === reference ? "reference" : "shifted";
    const answers = labelsIn(Object.values(splits));
    const isPart = description.restrictsAnswers === true && answers.length < classes.length;
    domains.push({ id, title: names[i]!, role, ...(isPart && { answers }), splits });
  }
  if (!domains.some(({ role, splits }) => role === "reference" && splits.train)) {
    const [first] = imported.skipped;
    const why = said("nothingToTrainOn", reference, imported.skipped.length);
    throw new FailureError("bad-file", first ? said("theFirst", why, first.reason) : why);
  }
  const index = { version: 2, name, title, tile: imageSize, classes, sources, domains } as const;
  return { index, packs };
}

/** The classes of which there are pictures, in order. */
function labelsIn(splits: readonly PackedSplit[]): number[] {
  return [...new Set(splits.flatMap(({ labels }) => labels))].sort((a, b) => a - b);
}

/** Ids as an index has them ("real-world" of "Real World"), each once. */
function domainIds(names: readonly string[]): string[] {
  const ids: string[] = [];
  for (const name of names) {
    const plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
    const base = /^[a-z]/.test(plain) ? plain : `domain-${plain}`.replace(/-$/, "");
    let id = base;
    for (let n = 2; ids.includes(id); n++) id = `${base}-${n}`;
    ids.push(id);
  }
  return ids;
}

function concatenate({ domain, pictures }: ImportedSplit): Uint8Array<ArrayBuffer> {
  const size = pictures.reduce((sum, { pixels }) => sum + pixels.rgb.length, 0);
  let bytes;
  try {
    bytes = new Uint8Array(size);
  } catch (cause) {
    throw new FailureError(
      "out-of-memory",
      said("picturesTooLarge", pictures.length, domain, Math.ceil(size / 2 ** 20)),
      { cause },
    );
  }
  let offset = 0;
  for (const { pixels } of pictures) {
    bytes.set(pixels.rgb, offset);
    offset += pixels.rgb.length;
  }
  return bytes;
}

/** SHA-256 by the platform, ten times as fast as ours, which serves where a page has none (plain http). */
async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return sha256(bytes);
  const hash = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
