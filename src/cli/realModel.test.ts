/** A CLIP of true shapes comes from a hub on this machine and is fine-tuned on real pictures. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasSharedData, realRepository, sharedData } from "../../oracle/realRepository.ts";
import { readSafetensors } from "../clip/safetensors.ts";
import type { RunEvent, StepRecord } from "../experiment/record.ts";
import type { LoopbackHub } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { lipsum, lipsumBeside } from "./spawnLipsum.ts";

let folder: string;
let hub: LoopbackHub;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lipsum-real-"));
  if (hasSharedData)
    hub = await startLoopbackHub({ files: realRepository("o/tiny", "tinyclip-8m-16") });
}, 60_000);
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
    expect(tuned.get("vision_model.encoder.layers.9.mlp.fc2.weight")!.shape).toEqual([256, 1024]);
  },
);
