import { expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import type { DeviceKind, DeviceTrial } from "./deviceTrial.ts";
import { compareDevices, fasterOf } from "./deviceTrial.ts";

const speed = (msPerStep: number) =>
  ({ recipe: "ft", steps: 9, msPerStep, device: "a device" }) as const;

async function compare(ask: (on: DeviceKind) => number, signal = new AbortController().signal) {
  const told: (DeviceKind | DeviceTrial)[] = [];
  const trial = await compareDevices({
    ask: (on) => Promise.resolve().then(() => speed(ask(on))),
    onMeasuring: (on) => told.push(on),
    onOutcome: (so) => told.push(so),
    signal,
  });
  return { told, trial };
}

test("each device is measured in turn, and the faster is told by how much", async () => {
  const { told, trial } = await compare((on) => (on === "webgpu" ? 20 : 5));
  const webgpu = { speed: speed(20) };
  expect(told).toEqual(["webgpu", { webgpu }, "wasm", { webgpu, wasm: { speed: speed(5) } }]);
  expect(fasterOf(trial)).toEqual({ kind: "wasm", times: 4 });
  const other = await compare((on) => (on === "webgpu" ? 2 : 5));
  expect(fasterOf(other.trial)).toEqual({ kind: "webgpu", times: 2.5 });
});

test("what cannot be measured says why, and nothing is the faster", async () => {
  const { trial } = await compare((on) => {
    if (on === "wasm") return 5;
    throw new FailureError("no-webgpu", "No WebGPU.");
  });
  expect(trial).toMatchObject({ webgpu: { refusal: { kind: "no-webgpu" } }, wasm: {} });
  expect(fasterOf(trial)).toBeNull();
});

test("after it was given up nothing more is asked or told", async () => {
  const over = new AbortController();
  const { told } = await compare(() => {
    over.abort();
    return 1;
  }, over.signal);
  expect(told).toEqual(["webgpu"]);
});
