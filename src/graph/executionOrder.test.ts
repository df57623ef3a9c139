import { expect, test } from "vitest";
import { GraphBuilder } from "./builder.ts";
import { executionOrder, withLeavesLast } from "./executionOrder.ts";
import { bucketSize } from "./bufferSize.ts";
import { cachedBytes, workspace } from "./liveness.ts";
import { reusedBufferBytes } from "./reusedBuffers.ts";
import { validate } from "./validate.ts";

/** x → three exponentials in a row; beside each a leaf that reads it. */
function chain() {
  const g = new GraphBuilder("chain");
  let x = g.input("x", [25]);
  for (let i = 0; i < 3; i++) {
    x = g.scope(`${i}`, () => g.exp(x));
    g.output(
      g.scope(`${i}`, () => g.neg(x)),
      `leaf ${i}`,
    );
  }
  return g.build();
}

const names = (nodes: readonly { readonly name: string }[]) => nodes.map(({ name }) => name);

test("onnxruntime goes to the last leaf first, and leaves the others to the end", () => {
  expect(names(chain().nodes)).toEqual(["0/Exp", "0/Neg", "1/Exp", "1/Neg", "2/Exp", "2/Neg"]);
  expect(names(executionOrder(chain()))).toEqual([
    ...["0/Exp", "1/Exp", "2/Exp", "2/Neg"],
    ...["1/Neg", "0/Neg"],
  ]);
});

test("with the leaves last, in reverse, each runs when it can and frees what it reads", () => {
  const ordered = withLeavesLast(chain());
  validate(ordered);
  expect(names(executionOrder(ordered))).toEqual(names(chain().nodes));
  // All three exponentials are alive at the end of the one; two in the other, while the next is made.
  expect(workspace(chain()).peakBytes).toBe(300);
  expect(workspace(ordered).peakBytes).toBe(200);
});

test("a reshape keeps alive what it names anew; buffers are reused for their size alone", () => {
  const g = new GraphBuilder("sizes");
  const wide = g.exp(g.input("x", [4, 25]));
  const flat = g.reshape(wide, [100]);
  const small = g.reduceSum(flat, [0]);
  g.output(g.add(g.exp(small), g.reduceSum(g.exp(flat), [0])), "y");
  // wide, small, and then exp(small) and exp(flat) while wide is still read.
  const taken = workspace(g.build());
  expect(taken).toMatchObject({ peakBytes: 804, largestBytes: 400 });
  expect(cachedBytes([taken])).toBe(812);
  // In buckets the numbers take 64 bytes, and the lists 512.
  const inBuckets = workspace(g.build(), bucketSize);
  expect(inBuckets.peakBytes).toBe(512 + 512 + 64);
  expect(cachedBytes([inBuckets])).toBe(2 * 512 + 3 * 64);
  expect([bucketSize(513), bucketSize(64), bucketSize(2e8)]).toEqual([2048, 64, 2e8]);
  // Another graph in its turn takes more of one size alone.
  expect(cachedBytes([taken, workspace(chain())])).toBe(812 + 3 * 100);
});

test("on the processor a buffer is held until the last value of its shape was in it", () => {
  const g = new GraphBuilder("plan");
  const first = g.exp(g.input("x", [4, 25]));
  const wide = g.exp(g.exp(g.reshape(first, [100])));
  const small = g.reduceSum(wide, [0]);
  const last = g.exp(g.exp(g.expand(small, [4, 25])));
  g.output(g.reduceSum(last, [0, 1]), "y");
  const graph = g.build();
  // At any time two lists are alive; but the first one's buffer waits for the last of [4,25].
  expect(workspace(graph).peakBytes).toBe(800);
  expect(reusedBufferBytes(graph)).toBe(400 + 800);
  // Where every shape comes once in a row, nothing waits.
  expect(reusedBufferBytes(withLeavesLast(chain()))).toBe(
    workspace(withLeavesLast(chain())).peakBytes,
  );
});
