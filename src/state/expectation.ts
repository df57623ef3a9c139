import type { ExpectedMethod, ExpectedValue } from "../experiment/expected.ts";
import type { Interval } from "../experiment/interval.ts";
import { expectedOf, presets, presetSpec } from "../experiment/presets.ts";
import type { Preset } from "../experiment/presets.ts";
import { runKey } from "../experiment/runKey.ts";
import { runSpec } from "../experiment/runs.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Run } from "./run.ts";

/** What a preset's runs of one method ended with. */
export interface Expectation {
  readonly preset: Preset;
  /** Over how many. */
  readonly seeds: number;
  readonly method: ExpectedMethod;
}

/** The preset with these settings, whatever the methods and the seed; null where there is none. */
export function presetOf(spec: ExperimentSpec): Preset | null {
  const key = keyOf(spec, "zero-shot");
  return presets.find((preset) => keyOf(presetSpec(preset), "zero-shot") === key) ?? null;
}

/** What `recipe` ends with where all settings but the seed are a preset's; null where none was measured. */
export function expectationOf(spec: ExperimentSpec, recipe: RecipeId): Expectation | null {
  const preset = presetOf(spec);
  const results = preset && expectedOf(preset);
  if (!results || keyOf(spec, recipe) !== keyOf(presetSpec(preset), recipe)) return null;
  const method = results.methods.find((one) => one.method === recipe);
  return method ? { preset, seeds: results.seeds.length, method } : null;
}

/** The same of a run that has measured the test pictures. */
export function expectationOfRun({ spec, state }: Run, recipe: RecipeId): Expectation | null {
  const isMeasured = state.status === "finished" && state.results.split === "test";
  return isMeasured ? expectationOf(spec, recipe) : null;
}

/** From fewer seeds an interval is too wide, or by chance too narrow, to judge a run by. */
const fewestSeeds = 3;

export function canJudge(seeds: number): boolean {
  return seeds >= fewestSeeds;
}

/**
 * Where 95 of 100 single runs lie. With a standard deviation s over n seeds the mean's interval is
 * ± t·s/√n, and that of one more seed ± t·s·√(1 + 1/n): √(n + 1) times as wide. A value that no seed
 * changes has no width. Null where too few seeds were measured.
 */
export function singleRunInterval(
  { mean, interval }: ExpectedValue,
  seeds: number,
): Interval | null {
  if (!canJudge(seeds)) return null;
  const half = interval ? ((interval.high - interval.low) / 2) * Math.sqrt(seeds + 1) : 0;
  return { low: mean - half, high: mean + half };
}

function keyOf(spec: ExperimentSpec, recipe: RecipeId): string {
  return runKey({ ...runSpec(spec, recipe), seed: 0 });
}
