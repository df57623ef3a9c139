import { expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import type { AskOptions } from "../workers/protocol.ts";
import { AnalysisReadings } from "./analyses.ts";

const result = { points: [] };

test("is asked once, tells how far it is and keeps the result", async () => {
  const readings = new AnalysisReadings();
  let asked = 0;
  const ask = ({ onProgress }: AskOptions) => {
    asked++;
    onProgress?.({ done: 1, total: 2 });
    return Promise.resolve(result);
  };
  const first = readings.start("analyse/path", "a", ask);
  const second = readings.start("analyse/path", "a", ask);
  expect(readings.of("analyse/path", "a")).toEqual({
    status: "working",
    progress: { done: 1, total: 2 },
  });
  await Promise.all([first, second]);
  await readings.start("analyse/path", "a", ask);
  expect(asked).toBe(1);
  expect(readings.of("analyse/path", "a")).toEqual({ status: "ready", result });
  expect(readings.of("analyse/path", "b")).toBeNull();
});

test("what was cancelled has failed as such, and may be asked again", async () => {
  const readings = new AnalysisReadings();
  const started = readings.start(
    "analyse/path",
    "a",
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(new FailureError("cancelled", "enough")));
      }),
  );
  readings.cancel("analyse/path", "a");
  await started;
  expect(readings.of("analyse/path", "a")).toMatchObject({
    status: "failed",
    failure: { kind: "cancelled" },
  });
  await readings.start("analyse/path", "a", () => Promise.resolve(result));
  expect(readings.of("analyse/path", "a")?.status).toBe("ready");
});
