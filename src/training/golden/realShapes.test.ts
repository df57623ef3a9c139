import { afterAll, describe, expect, test } from "vitest";
import { realShape } from "../../../oracle/realShapes.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { realShapeErrors } from "./realShapeUpdate.ts";

const runtime = createNodeRuntime();
afterAll(() => runtime.dispose());

const isSlow = process.env["LIPSUM_SLOW"] === "1";

describe.each([
  ["TinyCLIP-8M/16 at 224", "tinyclip-8m-16", false],
  ["ViT-B/32 (LIPSUM_SLOW=1)", "vit-b-32", true],
] as const)("one update on %s is PyTorch's:", (_, name, needsTime) => {
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
