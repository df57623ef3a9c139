import { expect, test } from "vitest";
import { messages } from "./messages.ts";
import { readCoded } from "./readCoded.ts";
import { inWords, said } from "./said.ts";

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a message comes back from JSON, with those within it", () => {
  const one = said("cpuBecause", said("adapterRefused", "why not"));
  const coded = readCoded(json(one.coded))!;
  expect(inWords(messages, { message: "", coded })).toBe(one.message);
});

test("a loss that was not finite is still told", () => {
  const one = said("lossNotFinite", 7, NaN, said("rateTooHigh", 0.1));
  const coded = readCoded(json(one.coded))!;
  expect(inWords(messages, { message: "", coded })).toBe(one.message);
});

test("what is no message of ours is none", () => {
  const deep = Array.from({ length: 9 }).reduce<unknown>(
    (inner) => ({ code: "noWebGpu", values: [{ message: "", coded: inner }] }),
    undefined,
  );
  const within = (value: unknown): string => JSON.stringify(readCoded(value));
  expect(within(deep).match(/noWebGpu/g)).toHaveLength(7);
  for (const other of [
    ...[undefined, null, "plainHttp", 3, [], {}],
    { code: "toString", values: [] },
    { code: "plainHttp", values: ["too", "many"] },
    { code: "noWebGpu", values: [] },
    { code: "noWebGpu", values: [{ why: "?" }] },
    { code: "noWebGpu", values: [["list"]] },
  ])
    expect(readCoded(other), JSON.stringify(other)).toBeUndefined();
});
