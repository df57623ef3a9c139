import { afterAll, describe, expect, test } from "vitest";
import { goldenTuning } from "../../../oracle/methods.ts";
import { headName } from "../../recipes/parameterization.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { bankErrors, cachedCases, cachedErrors, probedHead } from "./goldenCached.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { tuningErrors } from "./goldenTuning.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

describe("PyTorch's numbers on cached features come out of onnxruntime-node:", () => {
  test("the features of a bank", async () => {
    expect(beyondTolerance(await bankErrors(runtime))).toEqual([]);
  });

  test.each(cachedCases)("%s", async (name) => {
    const errors = await cachedErrors(runtime, goldenTuning(name));
    expect(Object.keys(errors).length).toBeGreaterThan(30);
    expect(beyondTolerance(errors)).toEqual([]);
  });

  test("lp-ft", async () => {
    const starts = new Map([[headName, await probedHead(runtime)]]);
    const errors = await tuningErrors(runtime, goldenTuning("lp-ft"), starts);
    expect(Object.keys(errors).length).toBeGreaterThan(30);
    expect(beyondTolerance(errors)).toEqual([]);
  });
});
