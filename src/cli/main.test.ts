import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readSafetensors } from "../clip/safetensors.ts";
import { parseRecording } from "../experiment/readRecording.ts";
import type { RunEvent } from "../experiment/record.ts";
import { readOnnx } from "../graph/protobuf.ts";
import { sha256 } from "../shared/sha256.ts";
import { tinySiteFiles } from "../training/tinySite.ts";
import { lipsum, mainPath } from "./spawnLipsum.ts";

// A machine that is busy with something else may take many times as long.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lipsum-cli-"));
  for (const [path, bytes] of tinySiteFiles()) {
    const file = join(folder, "site", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = [
  "steps=6",
  "batchSize=8",
  "evaluations=2",
  "lipsum-ft.texts=4",
  "lipsum-ft.tokenLength=3",
];
const site = () => ["--assets", join(folder, "site"), "--threads", "1"];
const set = (fields: readonly string[]) => fields.flatMap((field) => ["--set", field]);
const read = (...path: string[]) => readFileSync(join(folder, ...path));
const json = (...path: string[]): unknown => JSON.parse(read(...path).toString());

interface Row {
  readonly n: number;
  readonly zeroShot: { readonly accuracy: number; readonly energyGap: number };
  readonly tuned: { readonly accuracy: number; readonly nll: number };
}

test("a run of a pair writes a folder a recipe, and prints its events", () => {
  const { status, stdout, stderr } = lipsum(
    "run",
    "#v=2&seed=3",
    "--out",
    join(folder, "pair"),
    ...set(small),
    ...site(),
  );
  expect(stderr).toMatch(/FT and Lipsum-FT: 6 steps of 8 pictures on CPU, 1 thread/);
  expect(status).toBe(0);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RunEvent);
  expect(new Set(events.map(({ runId }) => runId))).toEqual(new Set(["ft", "lipsum-ft"]));
  expect(events.filter(({ type }) => type === "finished")).toHaveLength(2);
  expect(readdirSync(join(folder, "pair")).sort()).toEqual([
    "ft",
    "lipsum-ft",
    "recording.json",
    "spec.json",
  ]);
  const recording = parseRecording(read("pair", "recording.json"));
  expect(recording.environment).toMatchObject({ runtime: "node" });
  expect(recording.files.model).toBe(
    sha256(read("site", "models/drawings-clip/model.safetensors")),
  );
  expect(recording.runs.map(({ state, step }) => [state.status, step])).toEqual([
    ["finished", 6],
    ["finished", 6],
  ]);
  expect(json("pair", "spec.json")).toMatchObject({ version: 1, seed: 3, steps: 6 });
  for (const id of ["ft", "lipsum-ft"]) {
    expect(readdirSync(join(folder, "pair", id)).sort()).toEqual([
      "metrics.csv",
      "results.json",
      "tuned.safetensors",
    ]);
    const terms = id === "ft" ? ["train/cross_entropy"] : ["train/cross_entropy", "train/lipsum"];
    const [header, ...rows] = read("pair", id, "metrics.csv").toString().trim().split("\n");
    const measures = ["accuracy", "nll", "energy_gap", "feature_distortion", "n"];
    expect(header!.split(",")).toEqual([
      ...["run", "settings", "step", "train/loss", ...terms],
      ...["train/learning_rate", "train/time_ms"],
      ...["", "test_"].flatMap((split) =>
        ["emoji", "outline"].flatMap((d) => measures.map((name) => `${d}/${split}${name}`)),
      ),
    ]);
    expect(rows.map((row) => row.split(",")[2])).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    const { domains } = json("pair", id, "results.json") as { domains: Record<string, Row> };
    expect(domains["outline"]!.n).toBe(24);
    expect(domains["outline"]!.zeroShot.energyGap).toBe(0);
    expect(domains["emoji"]!.tuned.nll).toBeGreaterThan(0);
    const head = readSafetensors(read("pair", id, "tuned.safetensors")).get("head.weight");
    expect(head!.shape).toEqual([16, 4]);
  }
});

test("a run of one recipe writes into the folder itself; its spec.json runs it again, equally; eval measures its weights alike", () => {
  const [first, again] = [join(folder, "first"), join(folder, "again")];
  expect(lipsum("run", "--out", first, ...set(["recipes=ft", ...small]), ...site()).status).toBe(0);
  expect(lipsum("run", join(first, "spec.json"), "--out", again, ...site()).status).toBe(0);
  expect(read("again", "results.json").equals(read("first", "results.json"))).toBe(true);
  expect(read("again", "tuned.safetensors").equals(read("first", "tuned.safetensors"))).toBe(true);
  const evaluated = lipsum("eval", "--weights", join(first, "tuned.safetensors"), ...site());
  expect(evaluated.status).toBe(0);
  const { domains } = json("first", "results.json") as { domains: unknown };
  expect(JSON.parse(evaluated.stdout)).toMatchObject({ model: "drawings-clip", domains });
  const zeroShot = lipsum("eval", ...site());
  expect(JSON.parse(zeroShot.stdout)).toMatchObject({
    weights: null,
    domains: { emoji: { n: 24 } },
  });
  expect(zeroShot.stdout).not.toMatch(/tuned/);
});

test("export writes a tuned tower for transformers.js; memory tells what training takes", () => {
  const out = join(folder, "for-export");
  const trained = set(["recipes=ft", ...small, "steps=1"]);
  expect(lipsum("run", "--out", out, ...trained, ...site()).status).toBe(0);
  const assets = ["--assets", join(folder, "site")];
  const tuned = ["--weights", join(out, "tuned.safetensors")];
  const exported = lipsum("export", ...tuned, "--out", join(folder, "exported"), ...assets);
  expect(exported.stderr).toMatch(
    /Wrote config.json, preprocessor_config.json, onnx\/vision_model/,
  );
  expect(json("exported", "preprocessor_config.json")).toMatchObject({
    size: { shortest_edge: 16 },
  });
  expect(read("exported", "onnx/vision_model.onnx").length).toBeGreaterThan(40_000);
  const memory = lipsum("memory", "--on", "node", "--budget", "0.0001", ...set(small), ...assets);
  expect(memory.stdout).toMatch(/^part +MB\nweights +\d+\.\d/);
  expect(memory.stdout).toMatch(/It does not fit 0\.1 MB/);
});

test("graph writes the step of a recipe", () => {
  const out = join(folder, "step.onnx");
  const { status, stderr } = lipsum(
    "graph",
    "v=2&batchSize=4",
    "--out",
    out,
    "--recipe",
    "lipsum-ft",
    "--assets",
    join(folder, "site"),
  );
  expect(stderr).toMatch(/one step of Lipsum-FT, \d+ nodes.*The spec has ft too/);
  expect(status).toBe(0);
  const step = readOnnx(new Uint8Array(read("step.onnx")));
  expect(step.inputs.find(({ name }) => name === "pixels")!.shape).toEqual([4, 3, 16, 16]);
  expect(step.outputs.map(({ name }) => name)).toContain("term/lipsum");
});

describe("what goes wrong", () => {
  test("a run that takes more memory than it may is refused with the way out", () => {
    const budget = ["--budget", "0.001", "--out", join(folder, "large")];
    const { status, stdout, stderr } = lipsum("run", ...budget, ...set(small), ...site());
    expect(stderr).toMatch(/would take about 0\.2 GB of memory, and the budget is 0\.0 GB/);
    expect(stderr).toMatch(/choose a smaller model.*set a larger budget: .*--budget/);
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });

  test("a bad spec exits 2 and names every field, its rule and the value", () => {
    const { status, stdout, stderr } = lipsum(
      "run",
      "#v=2&steps=0&ghost=1&lipsum-ft.texts=1e999",
      "--out",
      join(folder, "bad"),
    );
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toEqual([
      "'steps' must be an integer from 1 to 100000, got '0'",
      expect.stringMatching(/^'ghost' is not a field; known are model, /),
      "'lipsum-ft.texts' must be an integer from 1 to 256, got '1e999'",
    ]);
    expect(readdirSync(folder)).not.toContain("bad");
  });

  test("a spec that does not fit the model exits 2 too", () => {
    const { status, stderr } = lipsum(
      "run",
      "--out",
      join(folder, "long"),
      ...set([...small, "lipsum-ft.tokenLength=30"]),
      ...site(),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/'tokenLength' must be at most 14 for this model/);
  });

  test("a missing file exits 1 in plain words", () => {
    const { status, stderr } = lipsum("eval", "--assets", join(folder, "nothing"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/'.*nothing\/.*' is not there\. --assets must name the folder/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("a divergent run exits 1, names the learning rate and leaves its metrics and weights", () => {
    const out = join(folder, "divergent");
    const { status, stderr } = lipsum(
      "run",
      "--out",
      out,
      ...set([
        ...small,
        "recipes=ft",
        "steps=40",
        "learningRate=1",
        "headLearningRateFactor=1000",
        "weightDecay=1",
      ]),
      ...site(),
    );
    expect(stderr).toMatch(
      /(the loss became NaN|a gradient was not finite), so this run stopped\. The learning rate, 1, or the head's/,
    );
    expect(status).toBe(1);
    expect(readdirSync(out).sort()).toEqual([
      "metrics.csv",
      "recording.json",
      "spec.json",
      "tuned.safetensors",
    ]);
  });
});

test("an interrupt stops at the next event and leaves metrics and weights", async () => {
  const out = join(folder, "stopped");
  const args = ["run", "--out", out, ...set([...small, "recipes=ft", "steps=100000"]), ...site()];
  const child = spawn(process.execPath, ["--import", "tsx", mainPath, ...args]);
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    if (stdout === "") child.kill("SIGINT");
    stdout += chunk.toString();
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect(status).toBe(1);
  expect(JSON.parse(stdout.trim().split("\n").at(-1)!)).toMatchObject({
    type: "stopped",
    runId: "ft",
  });
  // A slow machine has saved where it was by then.
  const left = readdirSync(out).filter((name) => name !== "checkpoint.safetensors");
  expect(left.sort()).toEqual(["metrics.csv", "recording.json", "spec.json", "tuned.safetensors"]);
});

test("a run that was killed goes on to the same numbers", async () => {
  const fields = [...small, "recipes=ft", "steps=1200"];
  const [whole, killed] = [join(folder, "whole"), join(folder, "killed")];
  const start = (out: string) => ["run", "--out", out, ...set(fields), ...site()];
  expect(lipsum(...start(whole)).status).toBe(0);
  const child = spawn(process.execPath, ["--import", "tsx", mainPath, ...start(killed)]);
  child.stdout.resume();
  const closed = new Promise((resolve) => child.on("close", resolve));
  await expect
    .poll(() => existsSync(join(killed, "checkpoint.safetensors")), { timeout: 60_000 })
    .toBe(true);
  child.kill("SIGKILL");
  await closed;
  expect(readdirSync(killed)).not.toContain("results.json");

  const { status, stdout, stderr } = lipsum("run", "--out", killed, "--resume", ...site());
  expect(status).toBe(0);
  expect(stderr).toMatch(/Going on after step [1-9]/);
  expect(JSON.parse(stdout.slice(0, stdout.indexOf("\n")))).toMatchObject({ type: "restored" });
  for (const file of ["results.json", "tuned.safetensors"])
    expect(read("killed", file).equals(read("whole", file)), file).toBe(true);
  // But for how long it took.
  const untimed = (name: string) => {
    const rows = read(name, "metrics.csv").toString().split("\n");
    const cells = rows.map((row) => row.split(","));
    const times = cells[0]!.indexOf("train/time_ms");
    return cells.map((row) => row.toSpliced(times, 1));
  };
  expect(untimed("killed")).toEqual(untimed("whole"));
  const recording = parseRecording(read("killed", "recording.json"));
  expect(recording.runs[0]!.marks).toMatchObject([{ kind: "resumed" }]);
  expect(readdirSync(killed)).not.toContain("checkpoint.safetensors");
  const again = lipsum("run", "--out", killed, "--resume", ...site());
  expect(again.status).toBe(2);
  expect(again.stderr).toMatch(/found no checkpoint.safetensors/);
});

test("analyse prints an analysis of the weights that a run wrote, as its results have it", () => {
  const weights = join(folder, "pair", "ft", "tuned.safetensors");
  const { status, stdout } = lipsum(
    "analyse",
    "--kind",
    "calibration",
    "--weights",
    weights,
    ...site(),
  );
  expect(status).toBe(0);
  const { result } = JSON.parse(stdout) as {
    readonly result: { readonly tuned: Readonly<Record<string, { nll: number; n: number }>> };
  };
  const { domains } = json("pair", "ft", "results.json") as { domains: Record<string, Row> };
  for (const [id, row] of Object.entries(domains)) {
    expect(result.tuned[id]!.n).toBe(row.n);
    expect(result.tuned[id]!.nll).toBeCloseTo(row.tuned.nll, 6);
  }
});
