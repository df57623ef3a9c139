import { defaultSpec } from "../experiment/defaultSpec.ts";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import golden from "../../oracle/golden/bundled.json" with { type: "json" };
import { drawRandomTexts } from "../clip/randomTexts.ts";
import { readSafetensors, writeSafetensors } from "../clip/safetensors.ts";
import { loadTokenizer } from "../clip/tokenizer.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import { folderOf } from "../shared/files.ts";
import { sha256 } from "../shared/sha256.ts";
import { evaluateModel } from "./measuring/evaluateModel.ts";

/** The bundled model and data as PyTorch measures them: see oracle/bundled.py. */
const files = {
  read: async (path: string) =>
    Uint8Array.from(await readFile(new URL(`../../public/${path}`, import.meta.url))),
};
const modelFile = "models/drawings-clip/model.safetensors";

test.each(Object.entries(golden.files))(
  "the golden file was made from this %s",
  async (path, hash) => {
    expect(sha256(await files.read(path)), "run python oracle/bundled.py again").toBe(hash);
  },
);

test("prompts and random texts have the ids that an independent tokenizer and generator give", async () => {
  const tokenizer = await loadTokenizer(folderOf(files, "models/drawings-clip"));
  expect(tokenizer.encode(golden.prompt.text)).toEqual(golden.prompt.ids);
  const options = { count: 2, tokenLength: 8, source: "uniform" } as const;
  const ids = drawRandomTexts(options, tokenizer, 32, { seed: 0, step: 2 ** 31 });
  expect([...ids]).toEqual(golden.randomIds.flat());
});

test("accuracy to 0.1 point and energy gap to 1e-3 of what PyTorch measures, on every domain", async () => {
  const runtime = createNodeRuntime(1);
  try {
    const { zeroShot, tuned } = await evaluateModel({
      values: defaultSpec(),
      runtime,
      files,
      weights: perturbed(await files.read(modelFile)),
    });
    expect(Object.keys(zeroShot)).toEqual(Object.keys(golden.domains));
    for (const [id, expected] of Object.entries(golden.domains)) {
      for (const [found, wanted] of [
        [zeroShot[id]!, expected.zeroShot],
        [tuned![id]!, expected.tuned],
      ] as const) {
        expect(found.n, id).toBe(expected.n);
        expect(Math.abs(found.accuracy - wanted.accuracy), `${id} accuracy`).toBeLessThan(1e-3);
        expect(found.nll / wanted.nll, `${id} nll`).toBeCloseTo(1, 3);
      }
      const gap = tuned![id]!.energyGap / expected.tuned.energyGap;
      expect(Math.abs(gap - 1), `${id} energy gap`).toBeLessThan(1e-3);
      const moved = tuned![id]!.featureDistortion / expected.tuned.featureDistortion;
      expect(Math.abs(moved - 1), `${id} distortion`).toBeLessThan(1e-3);
    }
  } finally {
    await runtime.dispose();
  }
});

/** As oracle/bundled.py: every weight w of the image tower, i its place, as w·(1 + (7919·i mod 101 − 50)/500). */
function perturbed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const image = [...readSafetensors(bytes)].filter(
    ([name]) => name.startsWith("vision_model.") || name === "visual_projection.weight",
  );
  const moved = image.map(([name, { shape, data }]) => {
    const at = data.map((w, i) => w * (1 + (((7919 * i) % 101) - 50) / 500));
    return [name, { shape, data: at }] as const;
  });
  return writeSafetensors(new Map(moved), { dtype: "F32" });
}
