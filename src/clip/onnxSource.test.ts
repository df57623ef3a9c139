import { readFileSync } from "node:fs";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { ModelProto } from "onnx-buf";
import { ModelProtoSchema, NodeProtoSchema, TensorProto_DataLocation } from "onnx-buf";
import { describe, expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import { memorySource } from "../shared/byteSource.ts";
import type { Folder } from "../shared/files.ts";
import { parseClipConfig } from "./config.ts";
import { float32ToFloat16 } from "./halfFloat.ts";
import { openOnnx } from "./onnxSource.ts";
import { emptyParameters, packParameters } from "./parameters.ts";

const config = parseClipConfig(goldenModel.config);
const goldenFile = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../../oracle/golden/onnx/${name}`, import.meta.url)));
const [vision, text] = [goldenFile("vision_model.onnx"), goldenFile("text_model.onnx")];
const [visionPath, textPath] = ["onnx/vision_model.onnx", "onnx/text_model.onnx"];

function folderOf(files: Readonly<Record<string, Uint8Array>>): Folder {
  return {
    name: "x/y",
    open: (path) => Promise.resolve(files[path] ? memorySource(path, files[path]) : null),
  };
}

/** Reads both towers of a folder, and tells what was noticed. */
async function read(files: Readonly<Record<string, Uint8Array>>) {
  const notices: string[] = [];
  const source = await openOnnx(folderOf(files), config, (notice) => notices.push(notice));
  if (!source) throw new Error("the folder has no ONNX files");
  const logitScale = new Float32Array(1);
  const towers = (["image", "text"] as const).map((tower) =>
    emptyParameters(config, tower, source.shapes),
  );
  const slots = towers.flatMap((tower) => tower.slots);
  const targets = slots.map(({ name, data }) => [name, data] as const);
  await source.read(new Map([...targets, ["logit_scale", logitScale]]));
  return {
    towers: towers.map(({ parameters }) => parameters),
    logitScale: logitScale[0]!,
    notices,
  };
}

const expected = (["image", "text"] as const).map((tower) =>
  packParameters(config, tower, goldenModel.tensors),
);

/** The file after a change to its graph. */
function changed(bytes: Uint8Array, change: (graph: NonNullable<ModelProto["graph"]>) => void) {
  const model = fromBinary(ModelProtoSchema, bytes);
  change(model.graph!);
  return toBinary(ModelProtoSchema, model);
}

test("weights are found in files that PyTorch exported, by what becomes of them", async () => {
  const { towers, logitScale, notices } = await read({ [visionPath]: vision, [textPath]: text });
  expect(towers).toEqual(expected);
  expect(Math.exp(logitScale)).toBeCloseTo(100, 4);
  expect(notices).toEqual([
    "The ONNX files of x/y do not hold logit_scale: 100 is taken, the limit at which CLIP's training ends.",
  ]);
});

test("without any name, and with queries, keys and values in another order", async () => {
  const anonymous = (bytes: Uint8Array) =>
    changed(bytes, (graph) => {
      const names = new Map(graph.initializer.map(({ name }, i) => [name, `c${i}`]));
      for (const tensor of graph.initializer) tensor.name = names.get(tensor.name)!;
      for (const node of graph.node) node.input = node.input.map((name) => names.get(name) ?? name);
      // The products of one attention are independent of one another: any order is as good.
      const isLinear = (i: number) =>
        graph.node[i]?.opType === "MatMul" &&
        names.size > 0 &&
        /^c\d/.test(graph.node[i].input[1]!);
      const at = graph.node.flatMap((_, i) => (isLinear(i) ? [i] : []));
      const moved = graph.node.splice(at[2]!, 1);
      graph.node.splice(at[0]!, 0, ...moved);
    });
  const files = { [visionPath]: anonymous(vision), [textPath]: anonymous(text) };
  expect((await read(files)).towers).toEqual(expected);
});

test("in half precision", async () => {
  const halved = changed(vision, (graph) => {
    for (const tensor of graph.initializer) {
      if (tensor.dataType !== 1) continue;
      const halves = float32ToFloat16(new Float32Array(tensor.rawData.slice().buffer));
      tensor.dataType = 10;
      tensor.rawData = new Uint8Array(halves.buffer);
    }
  });
  const { towers } = await read({ "onnx/vision_model_fp16.onnx": halved, [textPath]: text });
  for (const [name, values] of expected[0]!)
    towers[0]!
      .get(name)!
      .forEach((value, i) => expect(Math.abs(value - values[i]!)).toBeLessThan(2e-3));
});

test("a folder without such files is of another layout", async () => {
  expect(await openOnnx(folderOf({}), config, () => undefined)).toBeNull();
});

describe("a folder is refused", () => {
  const withNode = (opType: string, domain = "") =>
    changed(vision, (graph) => {
      graph.node.push(create(NodeProtoSchema, { opType, domain, output: ["extra"] }));
    });
  const cases: [string, Readonly<Record<string, Uint8Array>>, RegExp][] = [
    [
      "whose file is quantised",
      { [visionPath]: withNode("DynamicQuantizeLinear"), [textPath]: text },
      /vision_model.onnx is quantised \(its graph has DynamicQuantizeLinear nodes\).*cannot be trained. Choose/,
    ],
    [
      "that has a quantised file only",
      { "onnx/vision_model_quantized.onnx": vision },
      /vision_model_quantized.onnx is quantised \(as its name says\)/,
    ],
    ["that has one tower", { [visionPath]: vision }, /no onnx\/text_model.onnx. Both are needed/],
    [
      "whose towers are swapped",
      { [visionPath]: text, [textPath]: vision },
      /it has 5 LayerNorms, not the 6 of config.json/,
    ],
    [
      "whose graph was rewritten",
      {
        [visionPath]: changed(vision, (graph) => {
          for (const node of graph.node)
            if (node.opType === "Softmax")
              [node.opType, node.domain] = ["Attention", "com.microsoft"];
        }),
        [textPath]: text,
      },
      /it has 0 attentions, not the 2 of config.json \(it has nodes of another kind, such as Attention\)/,
    ],
    ["whose file ends early", { [visionPath]: vision.slice(0, 90_000) }, /it is cut off/],
    ["whose file is none", { [visionPath]: new Uint8Array(9) }, /byte 9 begins no number/],
    [
      "whose numbers are elsewhere",
      {
        [visionPath]: changed(vision, (graph) => {
          graph.initializer[0]!.dataLocation = TensorProto_DataLocation.EXTERNAL;
        }),
      },
      /external data/,
    ],
  ];
  test.each(cases)("%s", async (_, files, message) => {
    await expect(read(files)).rejects.toThrow(message);
  });
});
