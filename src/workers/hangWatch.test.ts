import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HangWatch } from "./hangWatch.ts";
import type { ExperimentStatus } from "./protocol.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minutes = 60_000;

function watch() {
  const hangs: number[] = [];
  const made = new HangWatch((silentMs) => hangs.push(silentMs / minutes));
  const status = (is: ExperimentStatus) =>
    made.hear({ kind: "event", event: { type: "status", status: is } });
  return { made, hangs, status };
}

test("a worker that trains and falls silent is noticed", () => {
  const { made, hangs, status } = watch();
  status("training");
  for (let minute = 0; minute < 20; minute++) {
    vi.advanceTimersByTime(minutes);
    made.hear({ kind: "beat" });
  }
  expect(hangs).toEqual([]);
  made.stop();
  status("training");
  vi.advanceTimersByTime(5 * minutes);
  expect(hangs[0]).toBe(5);
});

test("a slow device is given ten times what it took before", () => {
  const { made, hangs, status } = watch();
  status("warming-up");
  vi.advanceTimersByTime(4 * minutes);
  made.hear({ kind: "beat" });
  status("training");
  vi.advanceTimersByTime(39 * minutes);
  expect(hangs).toEqual([]);
  vi.advanceTimersByTime(minutes);
  expect(hangs[0]).toBe(40);
});

test("compiling may take a quarter of an hour; a pause and a download take what they take", () => {
  const { hangs, status } = watch();
  status("loading");
  vi.advanceTimersByTime(600 * minutes);
  status("paused");
  vi.advanceTimersByTime(600 * minutes);
  expect(hangs).toEqual([]);
  const other = watch();
  other.status("warming-up");
  vi.advanceTimersByTime(14 * minutes);
  expect(other.hangs).toEqual([]);
  vi.advanceTimersByTime(minutes);
  expect(other.hangs[0]).toBe(15);
});
