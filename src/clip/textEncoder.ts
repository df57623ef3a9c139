import { GraphBuilder } from "../graph/builder.ts";
import type { Graph } from "../graph/graph.ts";
import type { CompileOptions, DeviceTensor, Runtime } from "../runtime/runtime.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { ClipConfig } from "./config.ts";
import type { ClipModel } from "./model.ts";
import { textTowerParameters } from "./parameters.ts";
import { textTower } from "./textTower.ts";
import { oneHotAtEnds } from "./tokenTable.ts";
import { unitNorm } from "./unitNorm.ts";

/** A text tower's weights on a device, by engine name. */
export type TextParameters = Readonly<Record<string, DeviceTensor>>;

/** The pre-trained text tower on a device, shared by encoders of every shape. */
export interface TextTower {
  readonly runtime: Runtime;
  readonly config: ClipConfig;
  readonly parameters: TextParameters;
  /** The id at which a text is pooled. */
  readonly eos: number;
  dispose(): void;
}

/** Texts of one shape to embeddings. */
export interface ClipTextEncoder {
  /** N texts of T ids each. */
  readonly count: number;
  readonly length: number;
  /** Unit-norm embeddings of the last texts encoded, [N,D]; zeros at first. */
  readonly embeddings: DeviceTensor;
  /**
   * Encodes N·T ids, row after row, into `embeddings`, by weights of the tower's shapes; absent: by
   * the tower's own. A row is pooled at its first EOS, and what follows that is ignored. Throws a
   * FailureError ("internal") for a row without EOS.
   */
  encode(ids: Int32Array<ArrayBuffer>, parameters?: TextParameters): Promise<void>;
  dispose(): Promise<void>;
}

/** Puts the text tower of `model` on the device, for texts that end with `eos`. */
export function uploadTextTower(
  runtime: Runtime,
  { config, textWeights }: Pick<ClipModel, "config" | "textWeights">,
  eos: number,
): TextTower {
  const tensors = textTowerParameters(config).map(({ name, shape }) => {
    const data = textWeights.get(name);
    if (!data) throw new Error(`internal: '${name}' is missing from the text weights`);
    return [name, runtime.tensor(shape, data)] as const;
  });
  return {
    runtime,
    config,
    eos,
    parameters: Object.fromEntries(tensors),
    dispose: () => tensors.forEach(([, tensor]) => runtime.free(tensor)),
  };
}

/** Compiles the text program for `count` texts of `length` ids, BOS and EOS included. */
export async function createTextEncoder(
  tower: TextTower,
  { count, length }: { readonly count: number; readonly length: number },
  options?: CompileOptions,
): Promise<ClipTextEncoder> {
  const { runtime, config, eos } = tower;
  if (length > config.text.contextLength)
    throw new FailureError(
      "bad-spec",
      said("textsBeyondContext", length, config.text.contextLength),
    );
  const program = await runtime.compile(textGraph(config, count, length), options);
  const idsTensor = runtime.tensor([count, length], undefined, "int32");
  const pool = runtime.tensor([count, 1, length]);
  const embeddings = runtime.tensor([count, config.projectionDim]);
  return {
    count,
    length,
    embeddings,
    encode: async (ids, parameters = tower.parameters) => {
      runtime.write(pool, oneHotAtEnds(ids, length, eos));
      runtime.write(idsTensor, ids);
      await program.run({ ...parameters, ids: idsTensor, pool }, { embeddings });
    },
    dispose: async () => {
      await program.dispose();
      for (const tensor of [idsTensor, pool, embeddings]) runtime.free(tensor);
    },
  };
}

/** ids int32 [N,T] and pool [N,1,T] to unit-norm embeddings [N,D]. */
export function textGraph(config: ClipConfig, count: number, length: number): Graph {
  const g = new GraphBuilder(`text ${count}x${length}`);
  const parameters = new Map(
    textTowerParameters(config).map(({ name, shape }) => [name, g.input(name, shape)]),
  );
  const ids = g.input("ids", [count, length], "int32");
  const pool = g.input("pool", [count, 1, length]);
  const embeddings = textTower(g, config, (name) => parameters.get(name)!, ids, pool);
  g.output(unitNorm(g, embeddings), "embeddings");
  return g.build();
}
