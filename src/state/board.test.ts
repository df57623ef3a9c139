import { expect, test } from "vitest";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { encodeRunLink } from "../experiment/runLink/runLink.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { en } from "../words/en/index.ts";
import { groupsOf, otherFileLines, readBoard } from "./board.ts";

test("reads a link a line, and names the lines that are none or repeat one", async () => {
  const link = `https://example.org/p/#${await encodeRunLink(recordingFixture())}`;
  const text = [link, "", "https://example.org/#v=2&seed=3", link.slice(0, -30), `  ${link} `];
  const { entries, problems } = await readBoard(text.join("\n"), en);
  expect(entries.map(({ line }) => line)).toEqual([1]);
  expect(problems).toEqual([
    { line: 3, message: en.board.notRun },
    { line: 4, message: expect.stringMatching(/damaged/) as string },
    { line: 5, message: en.board.repeated(1) },
  ]);
});

/** A recording on a line of the board. */
const entryOf = (changes: Partial<ExperimentSpec>, line = 1) => ({
  line,
  recording: recordingFixture(changes),
});
const labelsOf = (entries: readonly ReturnType<typeof entryOf>[]) =>
  groupsOf(entries, en).map(({ label, runs }) => [label, runs.length]);

test("runs of one method are one group, whatever their seeds and on how many pictures they were looked at", () => {
  const entries = [0, 1, 2].map((seed) => entryOf({ seed, evaluationSubset: 8 + seed }));
  expect(labelsOf(entries)).toEqual([
    ["FT", 3],
    ["Lipsum-FT", 3],
  ]);
});

test("runs with other settings are groups of their own, told by what differs and nothing else", () => {
  const { hyperparameters } = recordingFixture().spec;
  const strong = { ...hyperparameters["lipsum-ft"], regularization: 10 };
  const entries = [
    entryOf({ learningRate: 1e-3, recipes: ["ft"] }),
    entryOf({ learningRate: 1e-3, recipes: ["ft"], steps: 400, seed: 1 }),
    entryOf({ learningRate: 1e-3, recipes: ["ft"], steps: 400, seed: 2 }),
    entryOf({ recipes: ["lipsum-ft"] }),
    entryOf({
      recipes: ["lipsum-ft"],
      hyperparameters: { ...hyperparameters, "lipsum-ft": strong },
    }),
    entryOf({ recipes: ["kd"], batchSize: 8 }),
  ];
  expect(labelsOf(entries)).toEqual([
    ["FT · steps 4", 1],
    ["FT · steps 400", 2],
    ["Lipsum-FT · λ 0.3", 1],
    ["Lipsum-FT · λ 10", 1],
    ["KD", 1],
  ]);
});

test("lines that were made with another model or other data are named", () => {
  const [one, two, three] = [entryOf({}, 1), entryOf({ seed: 1 }, 2), entryOf({ seed: 2 }, 4)];
  expect(otherFileLines([])).toEqual([]);
  expect(otherFileLines([one, two, three])).toEqual([]);
  const files = { model: "f".repeat(64), data: null };
  const other = { ...three, recording: { ...three.recording, files } };
  expect(otherFileLines([one, two, other])).toEqual([4]);
  // What nobody knows the hash of is no other file, nor is a model of another name.
  const unknown = { ...other, recording: { ...other.recording, files: { ...files, model: null } } };
  const { spec } = other.recording;
  const named = { ...other, recording: { ...other.recording, spec: { ...spec, model: "hf:a/b" } } };
  expect(otherFileLines([one, unknown, named])).toEqual([]);
});
