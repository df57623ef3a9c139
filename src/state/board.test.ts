import { expect, test } from "vitest";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { encodeRunLink } from "../experiment/runLink/runLink.ts";
import { en } from "../words/en/index.ts";
import { groupsOf, readBoard } from "./board.ts";

test("reads a link a line, and names the lines that are none", async () => {
  const link = `https://example.org/p/#${await encodeRunLink(recordingFixture())}`;
  const text = [link, "", "https://example.org/#v=2&seed=3", link.slice(0, -30), `  ${link} `];
  const { entries, problems } = await readBoard(text.join("\n"), en.board);
  expect(entries.map(({ line }) => line)).toEqual([1, 5]);
  expect(problems).toEqual([
    { line: 3, message: en.board.notRun },
    { line: 4, message: expect.stringMatching(/damaged/) as string },
  ]);
});

test("runs of one method are one group, whatever their seeds", () => {
  const entries = [0, 1, 2].map((seed) => {
    const recording = recordingFixture({ seed });
    const runs = recording.runs.map((run) => ({ ...run, label: `${run.label} · seed ${seed}` }));
    return { line: seed + 1, recording: { ...recording, runs } };
  });
  expect(groupsOf(entries).map(({ label, runs }) => [label, runs.length])).toEqual([
    ["ft", 3],
    ["lipsum-ft", 3],
  ]);
});
