import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realShape } from "../../../oracle/realShapes.ts";
import { chooseRuntime } from "../../gpu/chooseRuntime.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { realShapeErrors } from "./realShapeUpdate.ts";

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

    describe.each([
      ["TinyCLIP-8M/16 at 224", "tinyclip-8m-16", force === "webgpu"],
      ["ViT-B/32 (LIPSUM_SLOW=1)", "vit-b-32", true],
    ] as const)("%s,", (_, name, needsTime) => {
      test.skipIf(needsTime && !isSlow).each(["ft", "lipsum-ft"])(
        "%s",
        async (recipe) => {
          const shape = realShape(name);
          const golden = shape.cases.find((each) => each.recipe === recipe)!;
          const errors = await realShapeErrors(runtime, shape, golden);
          expect(Object.keys(errors).length).toBeGreaterThan(10 * 16);
          expect(beyondTolerance(errors)).toEqual([]);
        },
        600_000,
      );
    });
  },
);
