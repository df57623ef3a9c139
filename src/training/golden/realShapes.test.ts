import { afterAll, describe } from "vitest";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { describeRealShapes } from "./realShapeSuite.ts";

const runtime = createNodeRuntime();
afterAll(() => runtime.dispose());

const isSlow = process.env["LIPSUM_SLOW"] === "1";

describe("one update of real shapes is PyTorch's on onnxruntime-node:", () => {
  describeRealShapes(
    () => runtime,
    (shape) => shape === "vit-b-32" && !isSlow,
  );
});
