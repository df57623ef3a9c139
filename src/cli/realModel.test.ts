/**
 * A CLIP of true shapes comes from a hub on this machine and is fine-tuned on real pictures; with
 * LIPSUM_PYTHON, a Python that has PyTorch, what was tuned is read back there.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasSharedData, realRepository, sharedData } from "../../oracle/realRepository.ts";
import { realShape, realShapePixels } from "../../oracle/realShapes.ts";
import { parseClipConfig } from "../clip/config.ts";
import { fileShapes } from "../clip/parameters.ts";
import { readSafetensors } from "../clip/safetensors.ts";
import { towerEmbeddings } from "../clip/towerEmbeddings.ts";
import type { RunEvent, StepRecord } from "../experiment/record.ts";
import type { LoopbackHub } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { lipsum, lipsumBeside } from "./spawnLipsum.ts";

let folder: string;
let hub: LoopbackHub;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lipsum-real-"));
  if (hasSharedData)
    hub = await startLoopbackHub({ files: realRepository("o/tiny", "tinyclip-8m-16") });
}, 300_000);
afterAll(async () => {
  if (hasSharedData) await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!hasSharedData)(
  "TinyCLIP-8M/16 comes by ranges, and Lipsum-FT lowers its loss on photographs",
  { timeout: 600_000 },
  async () => {
    const data = ["--data", join(folder, "data")];
    const chosen = ["--classes", "airplane,panda,pizza", "--per-class", "6", "--image-size", "224"];
    const made = lipsum(
      "import",
      join(sharedData, "mini-domainnet"),
      "--out",
      "mini",
      ...chosen,
      ...data,
    );
    expect(made.stderr).toMatch(/Wrote .*mini/);

    const fields = [
      ...["model=hf:o/tiny", "dataset=folder:mini", "recipes=lipsum-ft", "selection=last"],
      ...["steps=8", "batchSize=6", "learningRate=0.0003", "evaluations=1", "evaluationSubset=8"],
      ...["lipsum-ft.texts=16"],
    ];
    const set = fields.flatMap((field) => ["--set", field]);
    const places = ["--models", join(folder, "models"), "--hub", hub.host, ...data];
    const out = join(folder, "run");
    const ran = await lipsumBeside("run", "--out", out, ...set, ...places);
    expect(ran.stderr).toMatch(/Wrote /);
    const events = ran.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as RunEvent);
    const records = events.flatMap((event) => (event.type === "steps" ? event.records : []));
    const mean = (some: readonly StepRecord[]) =>
      some.reduce((sum, { loss }) => sum + loss, 0) / some.length;
    expect(records).toHaveLength(8);
    expect(mean(records.slice(-2))).toBeLessThan(0.8 * mean(records.slice(0, 2)));
    expect(records.at(-1)!.terms["lipsum"]).toBeGreaterThan(0);
    const finished = events.find((event) => event.type === "finished");
    expect(Object.keys(finished!.results.tuned).sort()).toEqual(["quickdraw", "real"]);

    const ranges = hub.requests.filter((request) => /model\.safetensors \d+-\d+$/.test(request));
    expect(ranges.length).toBeGreaterThan(10);
    const tuned = readSafetensors(new Uint8Array(readFileSync(join(out, "tuned.safetensors"))));
    const shapes = Array.from(tuned, ([name, { shape }]) => [name, [...shape]] as const);
    const ofTower = fileShapes(parseClipConfig(realShape("tinyclip-8m-16").config), "image");
    expect(new Map(shapes)).toEqual(new Map([...ofTower, ["head.weight", [512, 3]]]));
  },
);

const python = process.env["LIPSUM_PYTHON"];
test.skipIf(!hasSharedData || !python)(
  "LIPSUM_PYTHON: its tuned.safetensors gives the engine's embeddings in PyTorch",
  { timeout: 300_000 },
  async () => {
    const { config } = realShape("tinyclip-8m-16");
    const file = join(folder, "run", "tuned.safetensors");
    writeFileSync(join(folder, "config.json"), JSON.stringify(config));
    const script = new URL("../../oracle/tuned.py", import.meta.url).pathname;
    const { stdout, stderr } = spawnSync(python!, [script, file, join(folder, "config.json")], {
      encoding: "utf8",
    });
    expect(stdout, stderr).not.toBe("");
    const theirs = JSON.parse(stdout) as { embeddings: number[][]; shapes: object };
    const tuned = readSafetensors(new Uint8Array(readFileSync(file)));
    expect(Object.keys(theirs.shapes).sort()).toEqual([...tuned.keys()].sort());
    const runtime = createNodeRuntime(2);
    try {
      const pixels = realShapePixels({ ...realShape("tinyclip-8m-16"), batch: 2 });
      const own = await towerEmbeddings(runtime, parseClipConfig(config), tuned, pixels);
      theirs.embeddings.forEach((row, i) => {
        const error = Math.hypot(...row.map((x, d) => x - own[i * 512 + d]!));
        expect(error / Math.hypot(...row)).toBeLessThan(1e-4);
      });
    } finally {
      await runtime.dispose();
    }
  },
);
