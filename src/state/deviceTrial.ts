import type { Failure } from "../shared/failure.ts";
import { toFailure } from "../shared/failure.ts";
import type { Requests } from "../workers/protocol.ts";

/** The kinds of device, in the order in which they are tried. */
export const deviceKinds = ["webgpu", "wasm"] as const;

export type DeviceKind = (typeof deviceKinds)[number];

export type DeviceSpeed = Requests["speed"]["result"];

/** How fast a device was, or why it was not measured. */
export type TrialOutcome = { readonly speed: DeviceSpeed } | { readonly refusal: Failure };

/** As far as it has come. */
export type DeviceTrial = Readonly<Partial<Record<DeviceKind, TrialOutcome>>>;

export interface TrialOptions {
  /** Throws a FailureError. */
  readonly ask: (on: DeviceKind) => Promise<DeviceSpeed>;
  readonly onMeasuring: (on: DeviceKind) => void;
  readonly onOutcome: (trial: DeviceTrial) => void;
  /** After this nothing more is asked or told. */
  readonly signal: AbortSignal;
}

/** Asks how fast each kind of device is, one after the other. Never rejects. */
export async function compareDevices(options: TrialOptions): Promise<DeviceTrial> {
  const { ask, onMeasuring, onOutcome, signal } = options;
  let trial: DeviceTrial = {};
  for (const kind of deviceKinds) {
    if (signal.aborted) break;
    onMeasuring(kind);
    const outcome: TrialOutcome = await ask(kind).then(
      (speed) => ({ speed }),
      (thrown: unknown) => ({ refusal: toFailure(thrown) }),
    );
    trial = { ...trial, [kind]: outcome };
    if (!isOver(signal)) onOutcome(trial);
  }
  return trial;
}

/** The faster device and how many times as fast it was as the other; null unless both were measured. */
export function fasterOf(trial: DeviceTrial): { kind: DeviceKind; times: number } | null {
  const [gpu, cpu] = deviceKinds.map((kind) => {
    const outcome = trial[kind];
    return outcome && "speed" in outcome ? outcome.speed.msPerStep : null;
  });
  if (!gpu || !cpu) return null;
  return gpu <= cpu ? { kind: "webgpu", times: cpu / gpu } : { kind: "wasm", times: gpu / cpu };
}

/** It may have been aborted while something was awaited. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
