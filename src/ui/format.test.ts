import { expect, test } from "vitest";
import { aboutDuration, bytes, compact, duration, percent, points, withMargin } from "./format.ts";

test.each([
  [percent(0.6244), "62.4 %"],
  [points(0.162), "+16.2"],
  [points(-0.0512), "−5.1"],
  [points(-0.0001), "0.0"],
  [compact(0), "0"],
  [compact(0.000012), "1.2e-5"],
  [compact(0.01234), "0.0123"],
  [compact(-1.5), "-1.5"],
  [compact(123456), "1.2e5"],
  [bytes(56_672), "57 kB"],
  [bytes(12_345_678), "12.3 MB"],
  [bytes(364_400_000), "364 MB"],
  [duration(420), "0.4 s"],
  [duration(12_300), "12 s"],
  [duration(185_000), "3 min 5 s"],
  [duration(7_260_000), "2 h 1 min"],
  [aboutDuration(30_000), "30 s"],
  [aboutDuration(91_800), "1.5 min"],
  [aboutDuration(4_590_000), "77 min"],
  [aboutDuration(11_500_000), "3.2 h"],
  [withMargin({ mean: 0.4, interval: { low: 0.3, high: 0.5 } }, compact), "0.4 ± 0.1"],
  [withMargin({ mean: 0.4, interval: null }, compact), "0.4"],
])("%s", (shown, expected) => expect(shown).toBe(expected));
