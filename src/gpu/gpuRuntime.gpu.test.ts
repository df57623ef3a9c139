import { expect, it } from "vitest";
import { describeRuntime } from "../runtime/runtimeSuite.ts";
import { chooseRuntime } from "./chooseRuntime.ts";

describeRuntime("WebGPU", () => chooseRuntime({ force: "webgpu" }));
describeRuntime("wasm", () => chooseRuntime({ force: "wasm" }));

it("runs on a WebGPU adapter", async () => {
  const runtime = await chooseRuntime({ force: "webgpu" });
  expect(runtime.device.kind).toBe("webgpu");
  await runtime.dispose();
});
