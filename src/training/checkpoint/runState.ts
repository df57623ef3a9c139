import type { NamedTensor } from "../../clip/parameters.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { FailureError } from "../../shared/failure.ts";
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

/**
 * `leaf` as it trains, its moments `first` and `second`, its moving `average`, what was `kept` as the
 * best so far, and what the leaves were at the `start` of the last stage.
 */
export type StateKind = "leaf" | "first" | "second" | "average" | "kept" | "start";

/** Tensors under a kind's names. */
export function namedAs(
  kind: StateKind,
  tensors: Iterable<readonly [name: string, tensor: NamedTensor]>,
): Map<string, NamedTensor> {
  return new Map(Array.from(tensors, ([name, tensor]) => [`${kind}/${name}`, tensor]));
}

/** A copy of tensors on the device under a kind's names; of null, nothing. */
export async function readKind(
  runtime: Runtime,
  kind: StateKind,
  tensors: Tensors | null,
): Promise<Map<string, NamedTensor>> {
  const entries = Object.entries(tensors ?? {});
  const values = await runtime.readAll(entries.map(([, tensor]) => tensor));
  return namedAs(
    kind,
    entries.map(([name, { shape }], i) => [name, { shape, data: values[i]! }]),
  );
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
    `The checkpoint is of another experiment: '${kind}/${name}' must have ${elements} numbers, got ${data?.length ?? "none"}.`,
  );
}
