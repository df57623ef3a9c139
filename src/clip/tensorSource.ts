import type { Shape } from "../graph/graph.ts";
import type { Folder } from "../shared/files.ts";
import type { NamedTensor } from "./parameters.ts";

/** Tensors to be read, of one file or several, or of a device. */
export interface TensorSource {
  /** By Hugging Face's names; tensors of integers are left out, since they carry no weights. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /**
   * Fills each of `targets` with the tensor of its name, as float32 in row-major order. Reads nothing
   * else but small gaps, and holds little more than the targets at a time. Throws a FailureError.
   */
  read(targets: ReadonlyMap<string, Float32Array<ArrayBuffer>>): Promise<void>;
}

/** Makes a source of what a folder holds, or gives null when it holds no files of this layout. */
export type OpenTensors = (folder: Folder) => Promise<TensorSource | null>;

/** Tensors that are there already. */
export function tensorsInMemory(tensors: ReadonlyMap<string, NamedTensor>): TensorSource {
  return {
    shapes: new Map(Array.from(tensors, ([name, { shape }]) => [name, shape])),
    read: (targets) => {
      for (const [name, target] of targets) target.set(tensors.get(name)!.data);
      return Promise.resolve();
    },
  };
}

/** Several sources as one, in their order, each under names that begin with its own prefix. */
export function joinedSources(
  sources: readonly (readonly [prefix: string, source: TensorSource])[],
): TensorSource {
  return {
    shapes: new Map(
      sources.flatMap(([prefix, { shapes }]) =>
        Array.from(shapes, ([name, shape]) => [prefix + name, shape] as const),
      ),
    ),
    read: async (targets) => {
      for (const [prefix, source] of sources) {
        const own = [...source.shapes.keys()].flatMap((name) => {
          const target = targets.get(prefix + name);
          return target ? [[name, target] as const] : [];
        });
        if (own.length > 0) await source.read(new Map(own));
      }
    },
  };
}

/** What {@link joinedSources} put under a prefix. */
export function sourceUnder(prefix: string, source: TensorSource): TensorSource {
  const own = [...source.shapes].filter(([name]) => name.startsWith(prefix));
  return {
    shapes: new Map(own.map(([name, shape]) => [name.slice(prefix.length), shape])),
    read: (targets) =>
      source.read(new Map(Array.from(targets, ([name, to]) => [prefix + name, to]))),
  };
}
