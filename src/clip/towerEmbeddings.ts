/** What the engine makes of pixels through an image tower, for tests. */
import { GraphBuilder } from "../graph/builder.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { ClipConfig } from "./config.ts";
import { imageTower } from "./imageTower.ts";
import { imageTowerParameters, packParameters } from "./parameters.ts";

/**
 * @param tensors under Hugging Face's names. @param pixels [B,3,S,S], normalised. Gives [B,D], not
 * normalised.
 */
export async function towerEmbeddings(
  runtime: Runtime,
  config: ClipConfig,
  tensors: Parameters<typeof packParameters>[2],
  pixels: Float32Array<ArrayBuffer>,
): Promise<Float32Array> {
  const g = new GraphBuilder("tower");
  const { imageSize } = config.image;
  const batch = pixels.length / (3 * imageSize * imageSize);
  const given = g.input("pixels", [batch, 3, imageSize, imageSize]);
  const infos = imageTowerParameters(config);
  const values = new Map(infos.map(({ name, shape }) => [name, g.input(name, shape)]));
  g.output(
    imageTower(g, config, (name) => values.get(name)!, given),
    "out",
  );
  const weights = packParameters(config, "image", tensors);
  const inputs = infos.map(({ name, shape }) => [name, runtime.tensor(shape, weights.get(name))]);
  const out = runtime.tensor([batch, config.projectionDim]);
  const program = await runtime.compile(g.build());
  const tensor = runtime.tensor(given.shape, pixels);
  await program.run({ ...Object.fromEntries(inputs), pixels: tensor } as never, { out });
  return runtime.read(out);
}
