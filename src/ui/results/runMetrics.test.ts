import { expect, test } from "vitest";
import { writeMetricsCsv } from "../../experiment/metricsCsv.ts";
import { MetricLog } from "../../state/metricLog.ts";
import { runMetrics } from "./runMetrics.ts";

test("a log becomes the metrics file of the command line", () => {
  const log = new MetricLog();
  const emoji = { n: 4, correct: 1, accuracy: 0.25, nll: 2, energyGap: 0, featureDistortion: 0 };
  log.appendEvaluation({ step: 0, domains: { emoji }, evaluationMs: 1 });
  log.append([
    {
      step: 1,
      loss: 3,
      terms: { cross_entropy: 2.5, lipsum: 0.5 },
      learningRate: 1,
      trainingMs: 9,
    },
  ]);
  expect(writeMetricsCsv(runMetrics(log, ["emoji"]))).toBe(
    "step,train/loss,train/cross_entropy,train/lipsum,emoji/accuracy,emoji/nll,emoji/energy_gap\n" +
      "0,,,,0.25,2,0\n" +
      "1,3,2.5,0.5,,,\n",
  );
});
