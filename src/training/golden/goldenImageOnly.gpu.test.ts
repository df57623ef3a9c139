import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenTuning } from "../../../oracle/methods.ts";
import { chooseRuntime } from "../../gpu/chooseRuntime.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { imageOnlyCases, tuningErrors } from "./goldenTuning.ts";

describe.each(["wasm", "webgpu"] as const)("PyTorch's ten updates come out of %s:", (force) => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await chooseRuntime({ force });
    expect(runtime.device.kind).toBe(force);
  });
  afterAll(() => runtime.dispose());

  test.each(imageOnlyCases)("%s", async (name) => {
    expect(beyondTolerance(await tuningErrors(runtime, goldenTuning(name)))).toEqual([]);
  });
});
