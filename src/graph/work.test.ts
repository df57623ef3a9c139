import { expect, test } from "vitest";
import { GraphBuilder } from "./builder.ts";
import { multiplyAdds } from "./work.ts";

test("counts the multiply-adds of products, transposed and batched ones too", () => {
  const g = new GraphBuilder("products");
  const a = g.input("a", [5, 2]);
  const b = g.input("b", [5, 3]);
  const product = g.gemm(a, b, { transA: true }); // [2,5]·[5,3]: 30
  const batched = g.matmul(g.input("c", [4, 3, 2]), product); // 4 × [3,2]·[2,3]: 72
  g.output(g.exp(batched), "out");
  expect(multiplyAdds(g.build())).toBe(30 + 72);
});
