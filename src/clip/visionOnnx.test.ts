import {
  AutoProcessor,
  CLIPVisionModelWithProjection,
  env,
  RawImage,
  Tensor,
} from "@xenova/transformers";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { parseClipConfig } from "./config.ts";
import { packParameters } from "./parameters.ts";
import { towerEmbeddings } from "./towerEmbeddings.ts";
import { preprocessorJson, writeVisionOnnx } from "./visionOnnx.ts";

const folder = mkdtempSync(join(tmpdir(), "lipsum-onnx-"));
const runtime = createNodeRuntime(1);
afterAll(async () => {
  await runtime.dispose();
  rmSync(folder, { recursive: true, force: true });
});

// The library copies a tensor's own properties, and of the onnxruntime used here `data` is none.
Object.defineProperties(Tensor.prototype, {
  cpuData: {
    set(this: { data: unknown }, value: unknown) {
      this.data = value;
    },
  },
  location: { value: "cpu" },
});

const normalization = { mean: [0.5, 0.4, 0.3], std: [0.25, 0.3, 0.2] } as const;

test.each(["quick_gelu", "gelu"])(
  "a tower with %s in transformers.js' layout gives the engine's embeddings through it",
  async (activation) => {
    const vision = { ...goldenModel.config.vision_config, hidden_act: activation };
    const json = { ...goldenModel.config, vision_config: vision };
    const config = parseClipConfig(json);
    const files = {
      "config.json": JSON.stringify(json),
      "preprocessor_config.json": JSON.stringify(preprocessorJson(config, normalization)),
      "onnx/vision_model.onnx": writeVisionOnnx(
        config,
        packParameters(config, "image", goldenModel.tensors),
      ),
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, activation, path)), { recursive: true });
      writeFileSync(join(folder, activation, path), content);
    }
    Object.assign(env, { localModelPath: folder, allowLocalModels: true, useCustomCache: false });
    const model = await CLIPVisionModelWithProjection.from_pretrained(activation, {
      quantized: false,
    });
    const processor = await AutoProcessor.from_pretrained(activation);
    const pictures = [0, 1, 2].map((seed) => {
      const bytes = Uint8ClampedArray.from(
        { length: 16 * 16 * 3 },
        (_, i) => (i * 37 + seed * 91) % 256,
      );
      return new RawImage(bytes, 16, 16, 3);
    });
    // The library declares its calls as any.
    const inputs = (await processor(pictures)) as {
      pixel_values: { data: Float32Array<ArrayBuffer> };
    };
    const { image_embeds } = (await model(inputs)) as {
      image_embeds: { data: Float32Array; dims: number[] };
    };
    expect(image_embeds.dims).toEqual([3, config.projectionDim]);
    const expected = await towerEmbeddings(
      runtime,
      config,
      goldenModel.tensors,
      inputs.pixel_values.data.slice(),
    );
    const error = Math.hypot(...expected.map((x, i) => x - image_embeds.data[i]!));
    expect(error / Math.hypot(...expected)).toBeLessThan(1e-5);
  },
);
