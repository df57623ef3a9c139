import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "../../shared/base64Url.ts";
import { deflate, inflate } from "../../shared/compression.ts";
import { FailureError } from "../../shared/failure.ts";
import { RandomStream } from "../../shared/random.ts";
import { sha256 } from "../../shared/sha256.ts";
import { parseRecording } from "../readRecording.ts";
import { recordingFixture } from "../recordingFixture.ts";
import type { Recording } from "../recording.ts";
import { encodeSpec } from "../shareLink.ts";
import { decodeRunLink, encodeRunLink, isRunLink } from "./runLink.ts";

const shipped = parseRecording(readFileSync("public/recordings/default.json"));

/** A link with a right checksum, whatever it holds. */
async function linkOf(content: unknown): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(content));
  return `run=1.${sha256(json).slice(0, 12)}.${toBase64Url(await deflate(json))}`;
}

test("a small recording comes back from its link, curves to a level, counts exactly", async () => {
  const recording = recordingFixture();
  const link = await encodeRunLink(recording);
  expect(isRunLink(`#${link}`)).toBe(true);
  expect(link).toMatch(/^[\w=.-]+$/);
  const read = await decodeRunLink(`#${link}`);
  const rounded = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, one: unknown) =>
      typeof one === "number" ? Number(one.toPrecision(3)) : one,
    );
  const { runs } = recording;
  // What had changed at every evaluation would make it some thousand characters longer.
  const linked = { ...recording, runs: runs.map((run) => ({ ...run, changedHistory: null })) };
  expect(rounded(read)).toEqual(rounded(linked));
  expect(read.spec).toEqual(recording.spec);
  expect(read.runs[0]!.evaluations[1]!.domains).toEqual(recording.runs[0]!.evaluations[1]!.domains);
});

test("the shipped run fits into 8,000 characters, and no point is off by more than a level", async () => {
  const link = await encodeRunLink(shipped);
  expect(link.length).toBeLessThan(8000);
  const { runs, environment, files, spec } = await decodeRunLink(link);
  expect({ environment, files, spec }).toEqual({
    environment: shipped.environment,
    files: shipped.files,
    spec: shipped.spec,
  });
  for (const [i, { metrics, state }] of runs.entries()) {
    const { loss, step } = shipped.runs[i]!.metrics;
    const range = Math.max(...loss) - Math.min(...loss);
    for (const [k, value] of metrics.loss.entries()) {
      const at = step.indexOf(metrics.step[k]!);
      expect(Math.abs(value - loss[at]!)).toBeLessThanOrEqual(range / 8000);
    }
    const accuracies = (one: typeof state) =>
      one.status === "finished" && Object.values(one.results.tuned).map(({ correct }) => correct);
    expect(accuracies(state)).toEqual(accuracies(shipped.runs[i]!.state));
  }
});

test("a long run is thinned to its first and last updates and some between", async () => {
  const { runs, ...rest } = recordingFixture({ steps: 5000 });
  const step = Array.from({ length: 5000 }, (_, i) => i + 1);
  const metrics = { step, loss: step, learningRate: step, trainingMs: step, terms: {} };
  const long: Recording = { ...rest, runs: runs.map((run) => ({ ...run, step: 5000, metrics })) };
  const read = (await decodeRunLink(await encodeRunLink(long))).runs[0]!.metrics;
  expect(read.step).toHaveLength(120);
  expect([read.step[0], read.step.at(-1)]).toEqual([1, 5000]);
});

test("a loss that ran away stays away", async () => {
  const { runs, ...rest } = recordingFixture();
  const [run] = runs;
  const metrics = { ...run!.metrics, loss: [1, NaN, 3, NaN] };
  const read = await decodeRunLink(await encodeRunLink({ ...rest, runs: [{ ...run!, metrics }] }));
  expect(read.runs[0]!.metrics.loss).toEqual([1, NaN, 3, NaN]);
});

test("the saved link of version 1 still opens", async () => {
  const saved = readFileSync(new URL("version1.txt", import.meta.url), "utf8").trim();
  const { spec, runs, environment } = await decodeRunLink(saved);
  expect(spec.recipes).toEqual(["ft", "lipsum-ft"]);
  expect(spec.steps).toBe(4);
  expect(environment.device).toBe("CPU (node)");
  expect(runs.map(({ state }) => state.status)).toEqual(["finished", "finished"]);
  expect(runs[0]!.metrics.loss[0]).toBeCloseTo(1.5, 3);
});

test.each([
  ["run=", /version must be 1, got ''/],
  ["run=2.abc.def", /version must be 1, got '2'/],
  ["run=1.000000000000.AAAA", /damaged, most likely cut off/],
  ["run=1.000000000000.%%%", /damaged/],
  ["v=2", /must begin with 'run='/],
  [`run=1.${"a".repeat(300_000)}`, /at most 200000 characters/],
])("%.30s is refused in words", async (link, message) => {
  await expect(decodeRunLink(link)).rejects.toThrow(message);
});

test("a link that was cut off anywhere is refused", async () => {
  const link = await encodeRunLink(recordingFixture());
  for (let length = 4; length < link.length; length += 37)
    await expect(decodeRunLink(link.slice(0, length))).rejects.toThrow(FailureError);
});

test("a link that unpacks to a hundred times as much as any run is refused", async () => {
  await expect(decodeRunLink(await linkOf({ text: "a".repeat(3_000_000) }))).rejects.toThrow(
    /damaged/,
  );
});

/** One random change somewhere in a tree of JSON. */
function mutate(value: unknown, random: RandomStream): unknown {
  const odd = [null, -1, 1e308, 0.5, "", "__proto__", [], {}, [[]], true, "9".repeat(50)];
  if (typeof value !== "object" || value === null || random.uniform() < 0.1)
    return odd[random.integer(odd.length)];
  const names = Object.keys(value);
  if (names.length === 0) return odd[random.integer(odd.length)];
  const name = names[random.integer(names.length)]!;
  const inside = (value as Record<string, unknown>)[name];
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === name ? mutate(item, random) : (item as unknown)));
  return { ...value, [name]: mutate(inside, random) };
}

test("5,000 fuzzed links, in their text and in what they hold, either open or are refused in words", async () => {
  const random = new RandomStream(6, "run links");
  const link = await encodeRunLink(recordingFixture());
  const bytes = await inflate(fromBase64Url(link.split(".")[2]!)!, 1e6);
  const content = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  const alphabet = "abcABC012=._-&#%";
  let opened = 0;
  let refused = 0;
  for (let i = 0; i < 5000; i++) {
    let fuzzed: string;
    if (i % 2 === 0) {
      let changed = content;
      for (let k = 0; k <= random.integer(3); k++) changed = mutate(changed, random);
      fuzzed = await linkOf(changed);
    } else {
      const at = random.integer(link.length);
      const letter = alphabet[random.integer(alphabet.length)]!;
      fuzzed = link.slice(0, at) + letter + link.slice(at + random.integer(9));
    }
    try {
      const recording = await decodeRunLink(fuzzed);
      encodeSpec(recording.spec);
      opened++;
    } catch (thrown) {
      expect(thrown, fuzzed.slice(0, 200)).toBeInstanceOf(FailureError);
      expect((thrown as FailureError).kind).toBe("bad-file");
      refused++;
    }
  }
  expect(opened).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(1000);
}, 300_000);
