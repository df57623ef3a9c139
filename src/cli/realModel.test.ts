/** A CLIP of true shapes comes from a hub on this machine and is fine-tuned on real pictures. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashedWeight } from "../../oracle/hashed.ts";
import { realShape } from "../../oracle/realShapes.ts";
import { parseClipConfig } from "../clip/config.ts";
import { fileShapes } from "../clip/parameters.ts";
import { readSafetensors, writeSafetensors } from "../clip/safetensors.ts";
import type { RunEvent, StepRecord } from "../experiment/record.ts";
import type { LoopbackHub } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { lipsum, lipsumBeside } from "./spawnLipsum.ts";

const shared = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const hasPictures = existsSync(join(shared, "mini-domainnet"));

let folder: string;
let hub: LoopbackHub;

/** TinyCLIP-8M/16 with hashed weights, as a repository of the hub. */
function repository(): Record<string, Uint8Array> {
  const { config, logLogitScale } = realShape("tinyclip-8m-16");
  const parsed = parseClipConfig(config);
  const shapes = [...fileShapes(parsed, "image"), ...fileShapes(parsed, "text")];
  const tensors = shapes.map(([name, shape]) => [name, { shape, data: hashedWeight(name, shape) }]);
  const scale = ["logit_scale", { shape: [], data: Float32Array.of(logLogitScale) }];
  const json = new TextEncoder().encode(JSON.stringify(config));
  const fromDisk = (path: string) => new Uint8Array(readFileSync(join(shared, path)));
  return {
    "o/tiny/config.json": json,
    "o/tiny/preprocessor_config.json": fromDisk("clip_configs/preprocessor_config.clip.json"),
    "o/tiny/tokenizer.json": fromDisk("clip_tokenizer/tokenizer.json"),
    "o/tiny/tokenizer_config.json": fromDisk("clip_tokenizer/tokenizer_config.json"),
    "o/tiny/model.safetensors": writeSafetensors(
      new Map([...tensors, scale] as [
        string,
        { shape: number[]; data: Float32Array<ArrayBuffer> },
      ][]),
      { dtype: "F32" },
    ),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lipsum-real-"));
  if (hasPictures) hub = await startLoopbackHub({ files: repository() });
}, 60_000);
afterAll(async () => {
  if (hasPictures) await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!hasPictures)(
  "TinyCLIP-8M/16 comes by ranges, and Lipsum-FT lowers its loss on photographs",
  { timeout: 600_000 },
  async () => {
    const data = ["--data", join(folder, "data")];
    const chosen = ["--classes", "airplane,panda,pizza", "--per-class", "6", "--image-size", "224"];
    const made = lipsum(
      "import",
      join(shared, "mini-domainnet"),
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
    expect(tuned.get("vision_model.encoder.layers.9.mlp.fc2.weight")!.shape).toEqual([256, 1024]);
  },
);
