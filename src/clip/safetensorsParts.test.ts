import { expect, test } from "vitest";
import type { NamedTensor } from "./parameters.ts";
import { writeSafetensors } from "./safetensors.ts";
import { safetensorsParts } from "./safetensorsParts.ts";
import { joinedSources, tensorsInMemory } from "./tensorSource.ts";

const tensor = (size: number, value: number): NamedTensor => ({
  shape: [size],
  data: new Float32Array(size).fill(value),
});

/** 20 MB of tensors, one of them larger than a part. */
const tensors = new Map([
  ["a/x", tensor(2 ** 21, 1)],
  ["a/y", tensor(3, 2)],
  ["b/x", tensor(2 ** 22 + 5, 3)],
  ["b/y", tensor(2 ** 19, 4)],
]);
const source = (prefix: string) =>
  tensorsInMemory(
    new Map(
      [...tensors].flatMap(([name, each]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), each] as const] : [],
      ),
    ),
  );

test("the parts are a file, as often as they are asked for, and share one array", async () => {
  const metadata = { text: "words" };
  const both = joinedSources([
    ["a/", source("a/")],
    ["b/", source("b/")],
  ]);
  const parts = safetensorsParts(both, metadata);
  const whole = Buffer.from(writeSafetensors(tensors, { dtype: "F32", metadata }));
  for (let time = 0; time < 2; time++) {
    const copies: Uint8Array[] = [];
    const arrays = new Set<ArrayBuffer>();
    for await (const part of parts) {
      if (copies.length > 0) arrays.add(part.buffer);
      copies.push(part.slice());
    }
    expect(Buffer.concat(copies).equals(whole)).toBe(true);
    expect([...arrays].map(({ byteLength }) => byteLength)).toEqual([4 * (2 ** 22 + 5)]);
  }
});
