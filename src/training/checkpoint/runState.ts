import type { Shape } from "../../graph/graph.ts";
import { sizeOf } from "../../graph/graph.ts";
import { tensorParts } from "../../clip/tensorParts.ts";
import type { TensorSource } from "../../clip/tensorSource.ts";
import { joinedSources, sourceUnder } from "../../clip/tensorSource.ts";
import type { AdamW, Moment, Runtime } from "../../runtime/runtime.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Tensors } from "../run.ts";

/** All that decides how a run goes on, after an update that was read. */
export interface RunState {
  /** Updates made and told. */
  readonly steps: number;
  /** Of these updates. */
  readonly trainingMs: number;
  /** Updates that the optimizer counts. */
  readonly optimizerSteps: number;
  /** By "<kind>/<name>", see {@link StateKind}. Of a run in its place, as they are when they are read. */
  readonly tensors: TensorSource;
}

/**
 * `leaf` as it trains, its moments `first` and `second`, its moving `average`, what was `kept` as the
 * best so far, and what the leaves were at the `start` of the last stage.
 */
export type StateKind = "leaf" | "first" | "second" | "average" | "kept" | "start";

/** Tensors under their kinds' names. */
export function stateTensors(kinds: Partial<Record<StateKind, TensorSource>>): TensorSource {
  return joinedSources(Object.entries(kinds).map(([kind, source]) => [`${kind}/`, source]));
}

/** Tensors on the device, by name; of null, none. */
export function tensorsOnDevice(runtime: Runtime, tensors: Tensors | null): TensorSource {
  const all = tensors ?? {};
  return {
    shapes: new Map(Object.entries(all).map(([name, { shape }]) => [name, shape])),
    read: async (targets) => {
      const wanted = Array.from(targets.keys(), (name) => all[name]!);
      await runtime.readAll(wanted, [...targets.values()]);
    },
  };
}

/** An optimizer's moments, by the names of its `leaves`, which are in the order of its slots. */
export function momentsOf(
  optimizer: AdamW,
  moment: Moment,
  leaves: readonly { readonly name: string; readonly shape: Shape }[],
): TensorSource {
  const slots = new Map(leaves.map(({ name }, slot) => [name, slot]));
  return {
    shapes: new Map(leaves.map(({ name, shape }) => [name, shape])),
    read: (targets) =>
      optimizer.readMoments(
        moment,
        new Map(Array.from(targets, ([name, target]) => [slots.get(name)!, target])),
      ),
  };
}

/** Whether a state has tensors of a kind. */
export function hasKind({ tensors }: Pick<RunState, "tensors">, kind: StateKind): boolean {
  return [...tensors.shapes.keys()].some((name) => name.startsWith(`${kind}/`));
}

/**
 * Reads a state's tensors of a kind, of so many elements by name, part by part: `take` is given each in
 * an array that the next part overwrites. Throws a FailureError "bad-file" where one is missing or of
 * another size, before it reads any.
 */
export async function readState(
  { tensors }: Pick<RunState, "tensors">,
  kind: StateKind,
  elements: ReadonlyMap<string, number>,
  take: (name: string, data: Float32Array<ArrayBuffer>) => void,
): Promise<void> {
  const own = sourceUnder(`${kind}/`, tensors);
  for (const [name, expected] of elements) {
    const shape = own.shapes.get(name);
    const got = shape && sizeOf(shape);
    if (got !== expected)
      throw new FailureError(
        "bad-file",
        said("checkpointOfOther", `${kind}/${name}`, expected, got ?? said("none")),
      );
  }
  for await (const part of tensorParts(own, elements.keys()))
    for (const [name, data] of part.tensors) take(name, data);
}

/** Fills tensors on the device with those of a state. Throws as {@link readState}. */
export async function restoreTensors(
  runtime: Runtime,
  state: Pick<RunState, "tensors">,
  kind: StateKind,
  targets: Tensors,
): Promise<void> {
  const elements = Object.entries(targets).map(
    ([name, { byteLength }]) => [name, byteLength / 4] as const,
  );
  await readState(state, kind, new Map(elements), (name, data) =>
    runtime.write(targets[name]!, data),
  );
}
