import { expect, test } from "vitest";
import type { RunEvent } from "../experiment/record.ts";
import { PullLoop } from "./pullLoop.ts";

const steps = (runId: string, step: number): RunEvent => ({
  type: "steps",
  runId,
  records: [{ step, loss: 1, terms: {}, learningRate: 1, trainingMs: 1 }],
});

const started = (runId: string): RunEvent => ({
  type: "started",
  runId,
  recipe: "ft",
  warmupMs: 0,
  trainedParameters: 1,
});

/** Two runs that take turns, for ever. */
async function* taking(turns: { pulled: number; isReturned: boolean }): AsyncGenerator<RunEvent> {
  try {
    yield started("a");
    yield started("b");
    for (let step = 1; ; step++) {
      for (const runId of ["a", "b"]) {
        turns.pulled++;
        await Promise.resolve();
        yield steps(runId, step);
      }
    }
  } finally {
    turns.isReturned = true;
  }
}

function drive() {
  const turns = { pulled: 0, isReturned: false };
  const log: string[] = [];
  let onPaused: () => void = () => undefined;
  const loop = new PullLoop(taking(turns), ["a", "b"], {
    onEvent(event) {
      const step =
        "step" in event ? event.step : event.type === "steps" ? event.records[0]!.step : "";
      log.push(`${event.runId} ${event.type} ${step}`.trim());
      if (log.length === 6) loop.pause();
    },
    onPaused: () => onPaused(),
    onResumed: () => log.push("resumed"),
  });
  const paused = () => new Promise<void>((resolve) => (onPaused = resolve));
  return { turns, log, loop, paused };
}

test("a pause pulls nothing more, and a stop returns the generator and tells every run", async () => {
  const { turns, log, loop, paused } = drive();
  const ended = loop.run();
  await paused();
  expect(log.slice(-2)).toEqual(["a paused 2", "b paused 2"]);
  const { pulled } = turns;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(turns.pulled).toBe(pulled);
  loop.stop();
  await ended;
  expect(turns.isReturned).toBe(true);
  expect(log.slice(-2)).toEqual(["a stopped 2", "b stopped 2"]);
});

test("a step makes one more update of each run and pauses again", async () => {
  const { log, loop, paused } = drive();
  const ended = loop.run();
  await paused();
  log.length = 8;
  const again = paused();
  loop.step();
  await again;
  expect(log.slice(8)).toEqual([
    "a resumed 2",
    "b resumed 2",
    "resumed",
    "a steps 3",
    "b steps 3",
    "a paused 3",
    "b paused 3",
  ]);
  loop.stop();
  await ended;
});

test("a stop before anything has started still tells every run", async () => {
  const { log, loop } = drive();
  loop.stop();
  await loop.run();
  expect(log).toEqual(["a stopped 0", "b stopped 0"]);
});

test("hears a command although the experiment never leaves the microtask queue", async () => {
  const turns = { pulled: 0, isReturned: false };
  const ignore = () => undefined;
  const listener = { onEvent: ignore, onPaused: ignore, onResumed: ignore };
  const loop = new PullLoop(taking(turns), ["a", "b"], listener);
  setTimeout(() => loop.stop(), 10);
  await loop.run();
  expect(turns.isReturned).toBe(true);
});

test("work between two pulls is done in a pause, and a resume waits for it", async () => {
  const { turns, log, loop, paused } = drive();
  const ended = loop.run();
  await paused();
  const { pulled } = turns;
  const work = loop.between(async () => {
    loop.resume();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return turns.pulled;
  });
  expect(await work).toBe(pulled);
  await expect.poll(() => log).toContain("resumed");
  await expect.poll(() => turns.pulled).toBeGreaterThan(pulled);
  // While it trains no pull is in course either: each would have moved the count meanwhile.
  const [before, after] = await loop.between(async () => {
    const start = turns.pulled;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return [start, turns.pulled];
  });
  expect(after).toBe(before);
  const failing = loop.between(() => Promise.reject(new Error("as it fails")));
  await expect(failing).rejects.toThrow("as it fails");
  loop.stop();
  await ended;
});

test("work that an end overtakes is still done", async () => {
  const { loop } = drive();
  loop.stop();
  const work = loop.between(() => Promise.resolve("done"));
  await loop.run();
  expect(await work).toBe("done");
});
