import { describe, expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { en } from "../words/en/index.ts";
import { ja } from "../words/ja/index.ts";
import { ko } from "../words/ko/index.ts";
import { complete } from "../words/translation.ts";
import { zh } from "../words/zh/index.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { labelIn, labelOf, nameOf } from "./runName.ts";
import { seriesName, seriesOfRuns } from "./runSeries.ts";

const languages = { en, ja: complete(ja), ko: complete(ko), zh: complete(zh) };

function run(recipe: Run["recipe"], changes: Partial<ExperimentSpec> = {}): Run {
  const spec = { ...defaultSpec(), ...changes };
  const label = labelOf(recipe, spec);
  return newRun({ id: `${recipe} ${label}`, recipe, experiment: 1, label, spec });
}

describe("in the page's language", () => {
  const { hyperparameters } = defaultSpec();
  const soup = { ...hyperparameters["wise-ft"], of: "ft" };

  test.each([
    ["en", "FT · measured weights The last · steps 60", "WiSE-FT of FT"],
    ["ja", "FT · 測定する重み 最後 · ステップ数 60", "FT の WiSE-FT"],
    ["ko", "FT · 측정할 가중치 마지막 · 스텝 수 60", "FT의 WiSE-FT"],
    ["zh", "FT · 测量的权重 最后的 · 步数 60", "FT 的 WiSE-FT"],
  ] as const)("%s: a run is called by its method and what was changed", (id, label, mixed) => {
    const words = languages[id];
    const changed = run("ft", { steps: 60, selection: "last" });
    expect(labelIn(words, changed)).toBe(label);
    const both = seriesOfRuns([changed, run("ft")]);
    expect(seriesName(both[0]!, words)).toBe(label);
    const from = run("wise-ft", { hyperparameters: { ...hyperparameters, "wise-ft": soup } });
    expect(nameOf(from, words)).toBe(mixed);
  });

  test("a run keeps its label in English, and a series its key", () => {
    const changed = run("ft", { steps: 60 });
    expect(changed.label).toBe("FT · steps 60");
    expect(seriesOfRuns([changed, run("ft")]).map(({ key }) => key)).toEqual([
      "ft steps=60",
      "ft steps=100",
    ]);
  });

  test("a label that somebody gave stays as it is", () => {
    const named = { ...run("ft", { steps: 60 }), label: "my first try" };
    expect(labelIn(languages.ja, named)).toBe("my first try");
  });
});
