import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RunEvent } from "../experiment/record.ts";
import { EventBatch } from "./eventBatch.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const event = (step: number): RunEvent => ({ type: "paused", runId: "a", step });

test("a second of events every millisecond goes out in about ten messages, none lost, in order", () => {
  const messages: (readonly RunEvent[])[] = [];
  const batch = new EventBatch((events) => messages.push(events));
  for (let step = 0; step < 1000; step++) {
    batch.add(event(step));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(100);
  expect(messages.length).toBeGreaterThan(8);
  expect(messages.length).toBeLessThanOrEqual(11);
  expect(messages.flat().map((e) => "step" in e && e.step)).toEqual([...Array(1000).keys()]);
});

test("flushes by itself where timers are starved", () => {
  const messages: (readonly RunEvent[])[] = [];
  const batch = new EventBatch((events) => messages.push(events));
  const now = vi.spyOn(performance, "now");
  for (const ms of [1000, 1001, 1002, 1200]) {
    now.mockReturnValue(ms);
    batch.add(event(ms));
  }
  expect(messages.map((m) => m.length)).toEqual([1, 3]);
});
