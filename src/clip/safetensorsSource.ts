import type { ByteSource } from "../shared/byteSource.ts";
import { readWhole } from "../shared/byteSource.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { asObject, asString, parseJson } from "../shared/json.ts";
import { said } from "../shared/said.ts";
import { floatBytes, isFloat, readFloats } from "./floatBytes.ts";
import type { SafetensorsEntry, SafetensorsHeader } from "./safetensors.ts";
import { readSafetensorsHeader, safetensorsHeaderBytes } from "./safetensors.ts";
import { SpanReader } from "./spanReader.ts";
import type { OpenTensors, TensorSource } from "./tensorSource.ts";

const single = "model.safetensors";
const index = "model.safetensors.index.json";

/** A header comes with this many first bytes, unless it is longer. */
const headBytes = 64 * 1024;

/** The files that hold the weights, unread but for an index of shards; none where there are none. */
export async function safetensorsFiles(folder: Folder): Promise<ByteSource[]> {
  const whole = await folder.open(single);
  if (whole) return [whole];
  const shards = await folder.open(index);
  return shards ? [shards, ...(await shardsOf(folder, await readWhole(shards)))] : [];
}

/** Opens model.safetensors, or the shards that model.safetensors.index.json names. */
export const openSafetensors: OpenTensors = async (folder) => {
  const whole = await folder.open(single);
  if (whole) return joined([await openFile(whole)]);
  const shards = await folder.open(index);
  if (!shards) return null;
  const files = await shardsOf(folder, await readWhole(shards));
  return joined(await Promise.all(files.map(openFile)));
};

/** The tensors of one file, and the texts among its metadata by name. Throws a FailureError "bad-file". */
export async function openSafetensorsFile(
  source: ByteSource,
): Promise<{ readonly tensors: TensorSource; readonly metadata: SafetensorsHeader["metadata"] }> {
  const file = await openFile(source);
  return { tensors: joined([file]), metadata: file.metadata };
}

/** One file whose header has been read. */
interface OpenFile {
  readonly source: ByteSource;
  readonly metadata: SafetensorsHeader["metadata"];
  /** Of floating-point tensors; offsets are counted from the start of the file. */
  readonly entries: ReadonlyMap<string, SafetensorsEntry>;
}

async function shardsOf(folder: Folder, bytes: Uint8Array): Promise<ByteSource[]> {
  const json = asObject(parseJson(bytes, index), index);
  const map = asObject(json["weight_map"], `${index}: weight_map`);
  const names = new Set(
    Object.entries(map).map(([key, file]) => asString(file, `${index}: ${key}`)),
  );
  const files: ByteSource[] = [];
  for (const name of names) {
    const source = await folder.open(name);
    if (!source) throw new FailureError("bad-file", said("shardMissing", folder.name, name, index));
    files.push(source);
  }
  return files;
}

async function openFile(source: ByteSource): Promise<OpenFile> {
  try {
    const head = await source.slice(0, Math.min(headBytes, source.size));
    const length = safetensorsHeaderBytes(head);
    const start =
      length <= head.length ? head : await source.slice(0, Math.min(length, source.size));
    const { dataStart, tensors, metadata } = readSafetensorsHeader(start, source.size);
    const entries = [...tensors].flatMap(([name, entry]) =>
      isFloat(entry.dtype)
        ? [
            [
              name,
              { ...entry, begin: dataStart + entry.begin, end: dataStart + entry.end },
            ] as const,
          ]
        : [],
    );
    return { source, metadata, entries: new Map(entries) };
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.kind === "bad-file")
      throw new FailureError("bad-file", said("at", source.name, toFailure(thrown)), {
        cause: thrown,
      });
    throw thrown;
  }
}

function joined(files: readonly OpenFile[]): TensorSource {
  return {
    shapes: new Map(
      files.flatMap(({ entries }) => [...entries].map(([name, { shape }]) => [name, shape])),
    ),
    read: async (targets) => {
      for (const file of files) await readFile(file, targets);
    },
  };
}

async function readFile(
  { source, entries }: OpenFile,
  targets: ReadonlyMap<string, Float32Array<ArrayBuffer>>,
): Promise<void> {
  const wanted = [...entries]
    .filter(([name]) => targets.has(name))
    .sort(([, a], [, b]) => a.begin - b.begin);
  const reader = new SpanReader(
    source,
    wanted.map(([, entry]) => entry),
  );
  for (const [name, entry] of wanted) {
    const target = targets.get(name)!;
    let at = 0;
    const size = floatBytes(entry.dtype, name);
    for await (const bytes of reader.pieces(entry, size)) {
      readFloats(target.subarray(at), entry.dtype, bytes);
      at += bytes.length / size;
    }
  }
}
