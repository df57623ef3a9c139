import { expect, test, vi } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { timeUpdates } from "./speedTrial.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";

vi.setConfig({ testTimeout: 60_000 });

const files = filesIn(tinySiteFiles());

test("measures updates of the first method that trains the tower, for as long as it is told", async () => {
  const runtime = createNodeRuntime(1);
  const spec = { ...defaultSpec(), batchSize: 8 };
  const recipes = ["zero-shot", "wise-ft", "lipsum-ft", "ft"] as const;
  const speed = (await timeUpdates({
    ...{ runtime, files, forMs: 100 },
    spec: { ...spec, recipes },
  }))!;
  expect(speed.recipe).toBe("lipsum-ft");
  expect(speed.steps).toBeGreaterThan(1);
  expect(speed.steps * speed.msPerStep).toBeGreaterThanOrEqual(100);
  const none = { ...spec, recipes: ["linear-probe"] as const };
  expect(await timeUpdates({ ...{ runtime, files, forMs: 0 }, spec: none })).toMatchObject({
    recipe: "ft",
  });
  await runtime.dispose();
});

test("gives up when it is not wanted any more, and says what a run would say", async () => {
  const runtime = createNodeRuntime(1);
  const stopped = new AbortController();
  stopped.abort();
  const [spec, { signal }] = [{ ...defaultSpec(), batchSize: 8 }, stopped];
  expect(await timeUpdates({ spec, runtime, files, forMs: 1e9, signal })).toBeNull();
  const elsewhere = { read: () => Promise.reject(new Error("no such file")) };
  await expect(timeUpdates({ spec, runtime, files: elsewhere, forMs: 0 })).rejects.toThrow(
    /no such file/,
  );
  await runtime.dispose();
});
