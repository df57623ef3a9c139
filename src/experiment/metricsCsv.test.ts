import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { RandomStream } from "../shared/random.ts";
import { FailureError } from "../shared/failure.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { writeMetricsCsv } from "./metricsCsv.ts";
import type { RunMetrics } from "./metricsCsv.ts";
import { readMetricsCsv } from "./readMetricsCsv.ts";
import type { DomainResult, DomainResults } from "./record.ts";
import { runLabel } from "./runLabel.ts";
import { runSpec } from "./runs.ts";

const domain = (correct: number, n: number): DomainResult => ({
  n,
  correct,
  accuracy: correct / n,
  nll: 1.5,
  energyGap: 0.25,
  featureDistortion: 0.5,
});

const spec = runSpec({ ...defaultSpec(), steps: 2, seed: 3 }, "lipsum-ft");

const small: RunMetrics = {
  label: runLabel(spec),
  spec,
  records: [
    {
      step: 1,
      loss: 2,
      terms: { cross_entropy: 1.5, lipsum: 0.5 },
      learningRate: 0,
      trainingMs: 3,
    },
    {
      step: 2,
      loss: 1e-7,
      terms: { cross_entropy: 1e-7, lipsum: 0 },
      learningRate: 1,
      trainingMs: 6,
    },
  ],
  evaluations: [
    { step: 0, domains: { emoji: domain(1, 4), outline: domain(0, 4) } },
    { step: 2, domains: { emoji: domain(3, 4), outline: domain(2, 4) } },
  ],
  results: null,
};

const rowsOf = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;

/** The same file with a cell changed; `line` as an editor counts it. */
function changed(csv: string, line: number, column: string, text: string): string[][] {
  const rows = rowsOf(csv);
  rows[line - 1]![rows[0]!.indexOf(column)] = text;
  return rows;
}

test("metrics.csv has the columns that its readers rely on, and empty cells where nothing was measured", () => {
  const [header, ...rows] = rowsOf(writeMetricsCsv(small));
  expect(header!.slice(0, 13)).toEqual([
    ...["run", "settings", "step", "train/loss", "train/cross_entropy", "train/lipsum"],
    ...["train/learning_rate", "train/time_ms"],
    ...["emoji/accuracy", "emoji/nll", "emoji/energy_gap", "emoji/feature_distortion", "emoji/n"],
  ]);
  expect(rows.map((row) => row.slice(0, 13))).toEqual([
    ["Lipsum-FT · steps 2 · seed 3", "v=2&recipes=lipsum-ft&steps=2&seed=3", "0"].concat(
      ["", "", "", "", ""],
      ["0.25", "1.5", "0.25", "0.5", "4"],
    ),
    [rows[0]![0], rows[0]![1], "1", "2", "1.5", "0.5", "0", "3", "", "", "", "", ""],
    [
      rows[0]![0],
      rows[0]![1],
      "2",
      "1e-7",
      "1e-7",
      "0",
      "1",
      "6",
      "0.75",
      "1.5",
      "0.25",
      "0.5",
    ].concat("4"),
  ]);
});

test("any run comes back from its file as exactly the same series", () => {
  const random = new RandomStream(1, "metrics");
  for (let i = 0; i < 20; i++) {
    const number = () =>
      i % 5 === 4 && random.uniform() < 0.2 ? NaN : random.normal() * 10 ** random.integer(8);
    const steps = 1 + random.integer(40);
    const run = runSpec(
      { ...defaultSpec(), steps, learningRate: random.uniform(), prompts: 'a "{}", drawn|a {}' },
      i % 2 ? "ft" : "lipsum-ft",
    );
    const measured = (): DomainResults =>
      Object.fromEntries(
        ["emoji", "flat-colour"].map((id) => {
          const n = 1 + random.integer(200);
          const correct = random.integer(n + 1);
          const [nll, energyGap, featureDistortion] = [number(), number(), number()];
          return [id, { n, correct, accuracy: correct / n, nll, energyGap, featureDistortion }];
        }),
      );
    const every = 1 + random.integer(10);
    const at = Array.from({ length: steps + 1 }, (_, step) => step);
    const metrics: RunMetrics = {
      label: runLabel(run),
      spec: run,
      records: at.slice(1).map((step) => ({
        step,
        loss: number(),
        terms: { cross_entropy: number(), of_two_words: number() },
        learningRate: random.uniform(),
        trainingMs: step * 1000 * random.uniform(),
      })),
      evaluations: at
        .filter((step) => step % every === 0)
        .map((step) => ({ step, domains: measured() })),
      results:
        i % 3 === 0
          ? null
          : {
              ...{ recipe: run.recipe, steps, split: "test", batchHash: "", textHash: null },
              ...{ measuredStep: steps, zeroShot: measured(), tuned: measured() },
            },
    };
    const { run: read, lacking, unknown } = readMetricsCsv(rowsOf(writeMetricsCsv(metrics)));
    expect(read.spec).toEqual(run);
    expect(read.label).toBe(metrics.label);
    expect(read.metrics).toEqual({
      step: metrics.records.map(({ step }) => step),
      loss: metrics.records.map(({ loss }) => loss),
      learningRate: metrics.records.map(({ learningRate }) => learningRate),
      trainingMs: metrics.records.map(({ trainingMs }) => trainingMs),
      terms: {
        cross_entropy: metrics.records.map(({ terms }) => terms["cross_entropy"]),
        of_two_words: metrics.records.map(({ terms }) => terms["of_two_words"]),
      },
    });
    expect(read.evaluations.map(({ step, domains }) => ({ step, domains }))).toEqual(
      metrics.evaluations,
    );
    expect(read.state).toEqual(
      metrics.results ? { status: "finished", results: metrics.results } : { status: "stopped" },
    );
    expect(lacking).toEqual(metrics.results ? [] : ["test_accuracy"]);
    expect(unknown).toEqual([]);
  }
});

test("columns may be moved, taken out and added, and it is told which", () => {
  const rows = rowsOf(writeMetricsCsv(small)).map((row) => [
    ...row.slice(3),
    "mine",
    ...row.slice(0, 3),
  ]);
  rows[0] = rows[0]!.map((name) => (name === "train/time_ms" ? "notes" : name));
  const { run, lacking, unknown } = readMetricsCsv(rows);
  expect(run.metrics.loss).toEqual([2, 1e-7]);
  expect(run.metrics.trainingMs).toEqual([NaN, NaN]);
  expect(lacking).toEqual(["train/time_ms", "test_accuracy"]);
  expect(unknown).toEqual(["notes", "mine"]);
});

describe("what is no run's numbers is refused with the value, the rule and the way out", () => {
  const csv = writeMetricsCsv(small);

  test.each<[string, string[][], RegExp]>([
    ["nothing", [], /empty.*Metrics as CSV/],
    ["a header alone", rowsOf(csv).slice(0, 1), /no row under the header/],
    [
      "another program's",
      [
        ["Wall time", "Step", "Value"],
        ["1", "2", "3"],
      ],
      /lacks the columns run, settings, step; its first line is 'Wall time,Step,Value'/,
    ],
    [
      "a chart's",
      [
        ["step", "FT/loss"],
        ["1", "2"],
      ],
      /table of a chart \('step,FT\/loss'\)/,
    ],
    ["bytes", [["\u0000\u0001PNG"], ["x"]], /its first line is '\ufffd\ufffdPNG'/],
    [
      "a word for a loss",
      changed(csv, 3, "train/loss", "low"),
      /line 3, column 'train\/loss' must be a number.*'low'/,
    ],
    ["a decimal comma", changed(csv, 3, "train/loss", "1,5"), /decimal point.*'1,5'/],
    ["an update half empty", changed(csv, 3, "train/lipsum", ""), /line 3, column 'train\/lipsum'/],
    ["an update before the first", changed(csv, 2, "train/loss", "1"), /line 2.*empty at step 0/],
    [
      "a step twice",
      changed(csv, 4, "step", "1"),
      /line 4, column 'step' must be a whole number of at least 2.*'1'/,
    ],
    ["half a picture", changed(csv, 2, "emoji/accuracy", "0.3"), /share of 4 pictures.*'0.3'/],
    ["percent", changed(csv, 2, "emoji/accuracy", "25"), /from 0 to 1, got '25'/],
    ["no pictures", changed(csv, 2, "emoji/n", "0"), /'emoji\/n' must be an integer from 1/],
    ["no column of n", changed(csv, 1, "emoji/n", "x"), /'emoji' needs the column emoji\/n/],
    [
      "two runs",
      changed(csv, 3, "run", "FT"),
      /line 3, column 'run' must be the same in every row/,
    ],
    [
      "a column twice",
      changed(csv, 1, "emoji/n", "emoji/nll"),
      /'emoji\/nll' is there more than once/,
    ],
  ])("%s", (_, rows, message) => {
    expect(() => readMetricsCsv(rows)).toThrow(message);
    expect(() => readMetricsCsv(rows)).toThrow(FailureError);
  });

  test("settings that are none, or of two methods", () => {
    const withSettings = (settings: string) =>
      rowsOf(csv).map((row, i) => (i === 0 ? row : [row[0]!, settings, ...row.slice(2)]));
    expect(() => readMetricsCsv(withSettings("v=2&recipes=ft&steps=-1"))).toThrow(
      /'settings' must be settings as a link has them \('steps' must be an integer/,
    );
    expect(() => readMetricsCsv(withSettings("v=9"))).toThrow(/must be one of/);
    expect(() => readMetricsCsv(withSettings("v=2&recipes=ft,lipsum-ft"))).toThrow(/one method/);
  });

  test("2,000 files with a cell changed at random either open or are refused in words", () => {
    const random = new RandomStream(2, "cells");
    const odd = [
      "",
      "NaN",
      "-1",
      "1e999",
      "__proto__",
      "ft",
      "\u0000",
      "0.5",
      "=1+1",
      "9".repeat(400),
    ];
    for (let i = 0; i < 2000; i++) {
      const rows = rowsOf(csv);
      const row = rows[random.integer(rows.length)]!;
      row[random.integer(row.length)] = odd[random.integer(odd.length)]!;
      try {
        readMetricsCsv(rows);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(FailureError);
      }
    }
  });
});
