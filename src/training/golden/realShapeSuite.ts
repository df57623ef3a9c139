import { describe, expect, test } from "vitest";
import { realShape } from "../../../oracle/realShapes.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { realShapeErrors } from "./realShapeUpdate.ts";

/** Models of true shapes, by their names in the oracle. */
const shapes = {
  "tinyclip-8m-16": "TinyCLIP-8M/16 at 224",
  "vit-b-32": "ViT-B/32 (LIPSUM_SLOW=1)",
} as const;

/** One update of FT and of Lipsum-FT on each shape is PyTorch's. Tests only. */
export function describeRealShapes(
  runtimeOf: () => Runtime,
  isSkipped: (shape: keyof typeof shapes) => boolean,
): void {
  for (const name of ["tinyclip-8m-16", "vit-b-32"] as const)
    describe(shapes[name], () => {
      test.skipIf(isSkipped(name)).each(["ft", "lipsum-ft"])(
        "%s",
        async (recipe) => {
          const shape = realShape(name);
          const golden = shape.cases.find((each) => each.recipe === recipe)!;
          const errors = await realShapeErrors(runtimeOf(), shape, golden);
          expect(Object.keys(errors).length).toBeGreaterThan(10 * 16);
          expect(beyondTolerance(errors)).toEqual([]);
        },
        600_000,
      );
    });
}
