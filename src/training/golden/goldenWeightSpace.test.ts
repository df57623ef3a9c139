import { expect, test } from "vitest";
import { goldenMethod, goldenTuning } from "../../../oracle/methods.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { combinationErrors, tpgmErrors } from "./goldenWeightSpace.ts";

test.each(["wise-ft", "wise-ft-quarter", "soup-uniform", "soup-greedy"])(
  "%s makes the model that PyTorch makes of the same runs",
  async (name) => {
    const errors = await combinationErrors(goldenMethod(name));
    expect(beyondTolerance(errors)).toEqual([]);
    expect(Object.keys(errors).length).toBeGreaterThan(10);
  },
);

test("PyTorch's updates of TPGM's radii come out of onnxruntime-node", async () => {
  const runtime = createNodeRuntime(1);
  try {
    const golden = goldenTuning("tpgm");
    const errors = await tpgmErrors(runtime, golden);
    expect(beyondTolerance(errors)).toEqual([]);
    expect(Object.keys(errors)).toContain("step 4 loss");
    expect(Object.keys(errors).length).toBeGreaterThan(3 * golden.gradients.size + 10);
  } finally {
    await runtime.dispose();
  }
});
