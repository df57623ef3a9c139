import { expect, it } from "vitest";
import { createNodeRuntime } from "./nodeRuntime.ts";
import { describeRuntime } from "./runtimeSuite.ts";

describeRuntime("onnxruntime-node", () => Promise.resolve(createNodeRuntime(1)));

it("says what it computes on", () => {
  expect(createNodeRuntime(2).device).toEqual({
    kind: "node",
    name: "CPU, 2 threads (onnxruntime-node)",
    reason: null,
    isSoftware: false,
  });
});
