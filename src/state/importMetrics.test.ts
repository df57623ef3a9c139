import { expect, test } from "vitest";
import { writeMetricsCsv } from "../experiment/metricsCsv.ts";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import type { RecordedRun } from "../experiment/recording.ts";
import { runMetrics } from "../experiment/runMetrics.ts";
import type { TrainerApi } from "../workers/protocol.ts";
import { agreementsOf } from "./agreements.ts";
import { createDraftStore } from "./draft.ts";
import { importMetrics } from "./importMetrics.ts";
import { Playground } from "./playground.ts";
import { recordExperiment } from "./recordExperiment.ts";
import { hasWeights } from "./run.ts";

/** Is not asked for anything. */
const trainer: TrainerApi = {
  send: () => undefined,
  ask: () => Promise.reject(new Error("asked")),
  onEvent: () => () => undefined,
  terminate: () => undefined,
};

function openPage(): Playground {
  const draft = createDraftStore();
  return new Playground({ trainer, draft, filesUrl: "http://localhost/" });
}

const { runs } = recordingFixture({ seed: 7 });

const fileOf = (run: RecordedRun) => new File([writeMetricsCsv(runMetrics(run))], `${run.id}.csv`);

test("files of numbers become the runs of one experiment, with its settings in the form", async () => {
  const page = openPage();
  await importMetrics(runs.map(fileOf), page);
  const imported = page.runs.getState().runs;
  expect(imported.map((run) => [run.recipe, run.experiment, run.imported?.file])).toEqual([
    ["ft", 1, "ft.csv"],
    ["lipsum-ft", 1, "lipsum-ft.csv"],
  ]);
  for (const [i, run] of imported.entries()) {
    const log = page.logs.of(run.id);
    expect(log.columns()).toEqual(runs[i]!.metrics);
    expect(log.evaluations.map(({ domains }) => domains)).toEqual(
      runs[i]!.evaluations.map(({ domains }) => domains),
    );
    expect(run.state.status).toBe("finished");
    expect(hasWeights(run)).toBe(false);
  }
  const { spec } = page.draft.getState();
  expect([spec.recipes, spec.seed]).toEqual([["ft", "lipsum-ft"], 7]);
  expect(recordExperiment(imported, page.logs)).toBeNull();
  page.remove([imported[0]!.id]);
  page.undoRemove();
  expect(page.runs.getState().runs.map(({ id }) => id)).toEqual(imported.map(({ id }) => id));
});

test("numbers alone are not compared with a run of now", async () => {
  const page = openPage();
  await importMetrics([fileOf(runs[0]!)], page);
  const [run] = page.runs.getState().runs;
  const again = { ...run!, id: "again", isRecorded: false, imported: null };
  expect(agreementsOf([run!, again], page.logs)).toEqual([]);
});

test.each([
  [new File([""], "a.csv"), /^'a.csv': the file is empty/],
  [new File(['run,settings,step\n"FT,v=2'], "b.csv"), /^'b.csv': a quote that opens in line 2/],
  [
    Object.defineProperty(new File([""], "c.csv"), "size", { value: 3e9 }),
    /^'c.csv': a run's numbers take at most 64 MB, got 3000 MB/,
  ],
])("of files of which one is wrong none is opened", async (file, message) => {
  const page = openPage();
  await expect(importMetrics([fileOf(runs[0]!), file], page)).rejects.toThrow(message);
  expect(page.runs.getState().runs).toEqual([]);
});
