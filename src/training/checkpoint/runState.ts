import type { Shape } from "../../graph/graph.ts";
import type { NamedTensor } from "../../clip/parameters.ts";
import type { TensorSource } from "../../clip/tensorSource.ts";
import { joinedSources } from "../../clip/tensorSource.ts";
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
  /** By "<kind>/<name>", see {@link StateKind}. */
  readonly tensors: ReadonlyMap<string, NamedTensor>;
}

/** The state of a run that is still in its place: its tensors are read when they are written down. */
export interface LiveState extends Omit<RunState, "tensors"> {
  /** By "<kind>/<name>". As they are when they are read. */
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
  return [...tensors.keys()].some((name) => name.startsWith(`${kind}/`));
}

/** One tensor of a state. Throws a FailureError "bad-file" where it is missing or of another size. */
export function tensorOfState(
  { tensors }: Pick<RunState, "tensors">,
  kind: StateKind,
  name: string,
  elements: number,
): Float32Array<ArrayBuffer> {
  const data = tensors.get(`${kind}/${name}`)?.data;
  if (data?.length === elements) return data;
  throw new FailureError(
    "bad-file",
    said("checkpointOfOther", `${kind}/${name}`, elements, data?.length ?? said("none")),
  );
}
