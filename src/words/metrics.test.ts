import { expect, test } from "vitest";
import { formulaMetrics } from "../experiment/formulas.ts";
import { en } from "./en/index.ts";
import { ja } from "./ja/index.ts";
import { ko } from "./ko/index.ts";
import { complete } from "./translation.ts";
import { zh } from "./zh/index.ts";

const sentences = (doc: string) => doc.match(/[.?](?= |$)/g)?.length ?? 0;

test("what else has a “?” is explained in two plain sentences, in every language", () => {
  for (const { setup, sweep, charts, library, lessonCard } of [en, zh, ja, ko].map(complete)) {
    const { xAxis, zoom, domains, log } = charts.help;
    const docs = [
      ...[setup.presetsDoc, setup.memory.budgetDoc, setup.computeDoc],
      ...Object.values(setup.memory.docs),
      ...Object.values(sweep.docs),
      ...[charts.help, xAxis, zoom, domains, log].map(({ doc }) => doc),
      ...Object.values(library.choiceDocs),
      lessonCard.restrictionsDoc,
    ];
    for (const doc of docs)
      expect(sentences(doc) + (doc.match(/。/g)?.length ?? 0), doc).toBeGreaterThanOrEqual(2);
  }
});

test("every metric has its formula, a name and two plain sentences", () => {
  expect(Object.keys(en.metrics).sort()).toEqual([...formulaMetrics].sort());
  for (const { title, doc } of Object.values(en.metrics)) {
    expect(title).not.toBe("");
    expect(sentences(doc), title).toBeGreaterThanOrEqual(2);
  }
});
