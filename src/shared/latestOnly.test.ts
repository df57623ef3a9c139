import { expect, test } from "vitest";
import { LatestOnly } from "./latestOnly.ts";

test("while one is answered only the latest of those that came waits", async () => {
  const answers: (() => void)[] = [];
  const started: number[] = [];
  const latest = new LatestOnly<number>((value) => {
    started.push(value);
    return new Promise((resolve) => answers.push(resolve));
  });
  latest.give(1);
  latest.give(2);
  latest.give(3);
  expect(started).toEqual([1]);
  answers.shift()!();
  await expect.poll(() => started).toEqual([1, 3]);
  answers.shift()!();
  await Promise.resolve();
  latest.give(4);
  await expect.poll(() => started).toEqual([1, 3, 4]);
});
