import { expect, test } from "vitest";
import { parseRecording, readRecording } from "./readRecording.ts";
import { writeRecording } from "./recording.ts";
import { recordingFixture } from "./recordingFixture.ts";
import { commonFields } from "./spec.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("what was written is read again, all of it", () => {
  const recording = recordingFixture();
  expect(parseRecording(encode(writeRecording(recording)))).toEqual(recording);
});

test("a loss that was not finite comes back as NaN, from JSON and from a database", () => {
  const recording = recordingFixture();
  const [run] = recording.runs;
  const broken = { ...run!, metrics: { ...run!.metrics, loss: [1, NaN, NaN, 2] } };
  const written = { ...recording, runs: [broken] };
  expect(parseRecording(encode(writeRecording(written)))).toEqual(written);
  expect(readRecording(structuredClone(written))).toEqual(written);
});

test("the spec is whole: a default that changes later changes no recording", () => {
  const recorded = recordingFixture();
  const { spec } = JSON.parse(writeRecording(recorded)) as { spec: object };
  expect(spec).toEqual(recorded.spec);
  expect(Object.keys(spec)).toEqual(expect.arrayContaining(Object.keys(commonFields)));
});

/** A path to a field, and what somebody put there. */
const broken: readonly [path: string, value: unknown, message: RegExp][] = [
  ["format", "else", /not a recording/],
  ["version", 2, /version must be 1, got 2/],
  ["spec.steps", -1, /^spec: 'steps' must be an integer from 1/],
  ["spec.recipes", ["nothing"], /^spec: 'recipes' must be/],
  ["environment.runtime", "cuda", /^environment.runtime must be one of webgpu/],
  ["environment.date", "yesterday", /^environment.date must be a date/],
  ["files.model", "abc", /^files.model must be a SHA-256/],
  ["runs", {}, /^runs must be an array/],
  ["runs.0.spec.recipe", "lipsum-ft", /^runs\[0\].spec.recipe must be ft/],
  ["runs.0.recipe", "__proto__", /^runs\[0\].recipe must be one of/],
  ["runs.0.step", 1.5, /^runs\[0\].step must be an integer/],
  ["runs.0.state.status", "asleep", /^runs\[0\].state.status must be one of/],
  ["runs.0.state.results", null, /^runs\[0\].state.results must be an object/],
  ["runs.0.metrics.loss", [1], /^runs\[0\].metrics.loss must be a list of 4 numbers, got 1/],
  ["runs.0.metrics.step", [1, 2, 2, 3], /^runs\[0\].metrics.step must be integers .* rise/],
  ["runs.0.metrics.terms.lipsum", "x", /^runs\[0\].metrics.terms.lipsum must be an array/],
  [
    "runs.0.evaluations.1.domains.emoji.correct",
    97,
    /emoji.correct must be an integer from 0 to 96/,
  ],
  ["runs.0.marks.0.kind", "odd", /^runs\[0\].marks\[0\].kind must be one of/],
  ["runs.1.texts.0.texts.0.ids", [-1], /^runs\[1\].texts\[0\].texts\[0\].ids\[0\] must be/],
];

test.each(broken)("%s of %j is refused by name", (path, value, message) => {
  const recording = JSON.parse(writeRecording(recordingFixture())) as Record<string, unknown>;
  const names = path.split(".");
  let owner = recording;
  for (const name of names.slice(0, -1)) owner = owner[name] as Record<string, unknown>;
  owner[names.at(-1)!] = value;
  expect(() => readRecording(recording)).toThrow(message);
});

test("no field can be left out, but for the one that recordings of before have not", () => {
  const recording = JSON.parse(writeRecording(recordingFixture())) as Record<string, unknown>;
  const [run] = recording["runs"] as Record<string, unknown>[];
  for (const name of Object.keys(run!)) {
    const rest = Object.fromEntries(Object.entries(run!).filter(([key]) => key !== name));
    if (name === "changedHistory") {
      const read = readRecording({ ...recording, runs: [rest] });
      expect(read.runs[0]?.changedHistory).toBeNull();
    } else expect(() => readRecording({ ...recording, runs: [rest] }), name).toThrow(/runs\[0\]/);
  }
});

test("bytes that are no JSON are refused in words", () => {
  expect(() => parseRecording(encode("{"))).toThrow(/^the recording is not JSON/);
});
