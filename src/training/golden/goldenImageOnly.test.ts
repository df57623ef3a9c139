import { afterAll, expect, test } from "vitest";
import { goldenTuning } from "../../../oracle/methods.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { imageOnlyCases, tuningErrors } from "./goldenTuning.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

test.each(imageOnlyCases)(
  "PyTorch's ten updates of %s come out of onnxruntime-node",
  async (name) => {
    const golden = goldenTuning(name);
    const errors = await tuningErrors(runtime, golden);
    expect(beyondTolerance(errors)).toEqual([]);
    expect(Object.keys(errors).length).toBeGreaterThan(10 * 3 + 2);
  },
);
