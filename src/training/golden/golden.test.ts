import { afterAll, describe, expect, test } from "vitest";
import { goldenGradients, goldenTrajectories } from "../../../oracle/golden.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { gradientErrors, trajectoryErrors } from "./goldenReplay.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

describe("PyTorch's numbers come out of onnxruntime-node:", () => {
  test.each(goldenGradients.cases)("gradients of $recipe", async (golden) => {
    const errors = await gradientErrors(runtime, golden);
    expect(Object.keys(errors).length).toBeGreaterThan(golden.gradients.size);
    expect(beyondTolerance(errors)).toEqual([]);
  });

  test.each(goldenTrajectories.runs)(
    "ten updates of $recipe with weight decay $weightDecay",
    async (golden) => {
      const errors = await trajectoryErrors(runtime, golden);
      expect(beyondTolerance(errors)).toEqual([]);
    },
  );
});
