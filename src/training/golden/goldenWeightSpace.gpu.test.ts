import { expect, test } from "vitest";
import { goldenTuning } from "../../../oracle/methods.ts";
import { chooseRuntime } from "../../gpu/chooseRuntime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { tpgmErrors } from "./goldenWeightSpace.ts";

test.each(["wasm", "webgpu"] as const)(
  "PyTorch's updates of TPGM's radii come out of %s",
  async (force) => {
    const runtime = await chooseRuntime({ force });
    try {
      expect(runtime.device.kind).toBe(force);
      expect(beyondTolerance(await tpgmErrors(runtime, goldenTuning("tpgm")))).toEqual([]);
    } finally {
      await runtime.dispose();
    }
  },
);
