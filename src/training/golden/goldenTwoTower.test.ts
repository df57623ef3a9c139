import { afterAll, expect, test } from "vitest";
import { goldenTuning } from "../../../oracle/methods.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { tuningErrors, twoTowerCases } from "./goldenTuning.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

test.each(twoTowerCases)(
  "PyTorch's ten updates of %s come out of onnxruntime-node",
  async (name) => {
    const errors = await tuningErrors(runtime, goldenTuning(name));
    expect(beyondTolerance(errors)).toEqual([]);
    expect(Object.keys(errors).length).toBeGreaterThan(10 * 3 + 2);
  },
);
