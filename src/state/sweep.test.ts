import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { complete } from "../words/translation.ts";
import { ja } from "../words/ja/index.ts";
import { en } from "../words/en/index.ts";
import { itemLabel, readSweep, sweptFields } from "./sweep.ts";
import type { SweepDraft } from "./sweep.ts";

const spec = defaultSpec();
const read = (changes: Partial<SweepDraft>) =>
  readSweep(spec, { seeds: "", field: null, values: "", ...changes });

test("methods × seeds × values, and nothing that was there before", () => {
  const sweep = read({ seeds: "0-1, 7", field: "lipsum-ft.regularization", values: "0.1, 1" });
  if ("problem" in sweep) throw new Error("expected a sweep");
  // FT does not know λ: one run of it a seed.
  expect(sweep.runs).toBe(3 * (1 + 2));
  expect(sweep.items.map((item) => itemLabel(item, en))).toEqual([
    "seed 0 · λ 0.1",
    "seed 0 · λ 1",
    "seed 1 · λ 0.1",
    "seed 1 · λ 1",
    "seed 7 · λ 0.1",
    "seed 7 · λ 1",
  ]);
  expect(itemLabel(sweep.items[1]!, complete(ja))).toBe("シード 0 · λ 1");
  expect(sweep.items[1]!.spec).toMatchObject({ seed: 0, recipes: ["lipsum-ft"] });
  expect(sweep.items[1]!.spec.hyperparameters["lipsum-ft"]).toMatchObject({ regularization: 1 });
});

test("a field of all methods runs all of them, and one without seeds keeps the draft's", () => {
  const sweep = read({ field: "learningRate", values: "1e-4,3e-4" });
  expect(sweep).toMatchObject({ runs: 4, items: [{ fields: ["learningRate"] }, {}] });
  expect(read({})).toMatchObject({ runs: 2, items: [{ spec }] });
});

test("what cannot be read is named, and so is what would be too much", () => {
  for (const seeds of ["a", "3-1", "1-", "-4", "0-99999999", "1;2", "0, ,1"])
    expect(read({ seeds })).toEqual({ problem: { kind: "seeds", text: seeds } });
  expect(read({ field: "steps", values: "10, ten" })).toEqual({
    problem: { kind: "value", field: "steps", text: "ten" },
  });
  expect(read({ field: "steps", values: "10,,20" })).toMatchObject({ problem: { text: "" } });
  expect(read({ field: "steps", values: " " })).toMatchObject({ problem: { kind: "no-values" } });
  expect(read({ seeds: "0-150" })).toEqual({ problem: { kind: "too-many", runs: 302 } });
});

test("fields that change nothing of what the methods do are not offered", () => {
  const names = sweptFields(spec);
  expect(names).toContain("lipsum-ft.regularization");
  expect(names).toContain("learningRate");
  for (const name of ["seed", "order", "loraRank", "kd.temperature"])
    expect(names).not.toContain(name);
});
