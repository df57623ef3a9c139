import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenTuning } from "../../../oracle/methods.ts";
import { chooseRuntime } from "../../gpu/chooseRuntime.ts";
import { headName } from "../../recipes/parameterization.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { bankErrors, cachedCases, cachedErrors, probedHead } from "./goldenCached.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { tuningErrors } from "./goldenTuning.ts";

describe.each(["wasm", "webgpu"] as const)(
  "PyTorch's numbers on cached features come out of %s:",
  (force) => {
    let runtime: Runtime;
    beforeAll(async () => {
      runtime = await chooseRuntime({ force });
      expect(runtime.device.kind).toBe(force);
    });
    afterAll(() => runtime.dispose());

    test("the features of a bank", async () => {
      expect(beyondTolerance(await bankErrors(runtime))).toEqual([]);
    });

    test.each(cachedCases)("%s", async (name) => {
      expect(beyondTolerance(await cachedErrors(runtime, goldenTuning(name)))).toEqual([]);
    });

    test("lp-ft", async () => {
      const starts = new Map([[headName, await probedHead(runtime)]]);
      const errors = await tuningErrors(runtime, goldenTuning("lp-ft"), starts);
      expect(beyondTolerance(errors)).toEqual([]);
    });
  },
);
