import { afterAll, beforeAll, describe, expect } from "vitest";
import { chooseRuntime } from "../../gpu/chooseRuntime.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { describeRealShapes } from "./realShapeSuite.ts";

/** A processor in a graphics card's place takes minutes, and wasm for ViT-B/32. */
const isSlow = import.meta.env["LIPSUM_SLOW"] === "1";

describe.each(["wasm", "webgpu"] as const)(
  "one update of real shapes is PyTorch's on %s:",
  (force) => {
    let runtime: Runtime;
    beforeAll(async () => {
      runtime = await chooseRuntime({ force });
      expect(runtime.device.kind).toBe(force);
    });
    afterAll(() => runtime.dispose());

    describeRealShapes(
      () => runtime,
      (shape) => (shape === "vit-b-32" || force === "webgpu") && !isSlow,
    );
  },
);
