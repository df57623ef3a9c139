import type { Weights } from "../clip/model.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { MeasuredModel, Tensors } from "./run.ts";
import type { TunedWeights } from "./tunedWeights.ts";

/** A copy of a model on the host. */
export async function onHost(
  runtime: Runtime,
  { tower, textTower, head, bias, logitScale }: MeasuredModel,
): Promise<TunedWeights> {
  const read = async (tensors: Tensors): Promise<Weights> => {
    const entries = Object.entries(tensors).map(
      async ([name, tensor]) => [name, await runtime.read(tensor)] as const,
    );
    return new Map(await Promise.all(entries));
  };
  return {
    tower: await read(tower),
    textTower: textTower && (await read(textTower)),
    head,
    bias,
    logitScale: textTower && logitScale,
  };
}
