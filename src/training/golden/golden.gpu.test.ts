import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenGradients, goldenTrajectories } from "../../../oracle/golden.ts";
import { chooseRuntime } from "../../gpu/chooseRuntime.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { gradientErrors, trajectoryErrors } from "./goldenReplay.ts";

describe.each(["wasm", "webgpu"] as const)("PyTorch's numbers come out of %s:", (force) => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await chooseRuntime({ force });
    expect(runtime.device.kind).toBe(force);
  });
  afterAll(() => runtime.dispose());

  test.each(goldenGradients.cases)("gradients of $recipe", async (golden) => {
    expect(beyondTolerance(await gradientErrors(runtime, golden))).toEqual([]);
  });

  test.each(goldenTrajectories.runs)(
    "ten updates of $recipe with weight decay $weightDecay",
    async (golden) => {
      expect(beyondTolerance(await trajectoryErrors(runtime, golden))).toEqual([]);
    },
  );
});
