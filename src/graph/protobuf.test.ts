import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { buildCase, finishCase, opCases } from "../autodiff/opCases.ts";
import { GraphBuilder } from "./builder.ts";
import { interpret } from "./interpreter.ts";
import type { OpType } from "./ops.ts";
import { ops } from "./ops.ts";
import { readOnnx, writeOnnx } from "./protobuf.ts";

describe.each(Object.keys(ops) as OpType[])("%s", (op) => {
  test.each(opCases[op].map(({ name }, i) => [name, i] as const))(
    "%s: onnxruntime computes what ONNX defines, and the file reads back",
    async (_name, i) => {
      const { graph, data } = finishedCase(op, i);
      const bytes = writeOnnx(graph);
      expect(writeOnnx(readOnnx(bytes))).toEqual(bytes);

      const session = await InferenceSession.create(bytes);
      const feeds = Object.fromEntries(
        graph.inputs.map(({ name, dtype, shape }) => {
          const tensor =
            dtype === "int32"
              ? new Tensor("int32", data[name] as Int32Array, shape)
              : new Tensor("float32", data[name] as Float32Array, shape);
          return [name, tensor];
        }),
      );
      const results = await session.run(feeds);
      for (const [name, expected] of Object.entries(interpret(graph, data))) {
        const found = results[name]!;
        expect(found.dims).toEqual(graph.values.get(name)!.shape);
        for (const [j, value] of (found.data as Float32Array).entries())
          expect(Math.abs(value - expected[j]!), `${name}[${j}]`).toBeLessThan(
            1e-5 * Math.max(1, Math.abs(expected[j]!)),
          );
      }
      await session.release();
    },
  );
});

test("bytes that are no model, and ops that are not ours, are refused in plain words", () => {
  expect(() => readOnnx(Uint8Array.of(255, 255, 255))).toThrow("not an ONNX model");
  expect(() => readOnnx(new Uint8Array())).toThrow("has no graph");
  const g = new GraphBuilder("renamed");
  g.output(g.sigmoid(g.input("x", [1])), "y");
  const text = new TextDecoder("latin1").decode(writeOnnx(g.build()));
  const foreign = text.replace(/Sigmoid/g, "Hardmax");
  const bytes = Uint8Array.from(foreign, (c) => c.charCodeAt(0));
  expect(() => readOnnx(bytes)).toThrow("'Hardmax' is Hardmax, which is not an op of ours");
});

function finishedCase(op: OpType, index: number) {
  const site = buildCase(op, opCases[op][index]!);
  return { graph: finishCase(site), data: site.data };
}
