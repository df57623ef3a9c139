import type * as Ort from "onnxruntime-common";
import type { Graph, Initializer, Node, Value } from "../graph/graph.ts";
import { printCall } from "../graph/print.ts";
import { writeOnnx } from "../graph/protobuf.ts";
import { toSessionFailure } from "../runtime/sessionFailure.ts";
import { FailureError } from "../shared/failure.ts";

/**
 * A session that runs every node of `graph` on `device` and leaves its outputs there. When
 * onnxruntime would run a node on the CPU it throws a FailureError that names the node. With `capture`
 * its first run is recorded and later runs replay it, on the buffers of the first. `asWritten` has no
 * node optimized away.
 */
export async function createGpuSession(
  ort: typeof Ort,
  device: GPUDevice,
  graph: Graph,
  { capture = false, asWritten = false } = {},
): Promise<Ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(
      writeOnnx(graph),
      sessionOptions(device, capture, asWritten),
    );
  } catch (error) {
    const what = `graph '${graph.name}' was refused by onnxruntime`;
    if (!/fallback to CPU EP has been explicitly disabled/.test(String(error)))
      throw toSessionFailure(what, error);
    const nodes = await findCpuNodes(ort, device, graph);
    const names =
      nodes.map((node) => `node '${node.name}': ${printCall(node)}`).join("; ") ||
      "none alone: the graph's optimised form has one";
    throw new FailureError("internal", `${what}: the WebGPU provider has no kernel for ${names}`, {
      cause: error,
    });
  }
}

function sessionOptions(
  device: GPUDevice,
  capture = false,
  asWritten = false,
): Ort.InferenceSession.SessionOptions {
  return {
    executionProviders: [
      // Every shape is static, so buffers of the exact size are reused from step to step. Errors
      // reach our own uncapturederror listener without a round trip a run.
      { name: "webgpu", device, storageBufferCacheMode: "simple", validationMode: "wgpuOnly" },
    ],
    preferredOutputLocation: "gpu-buffer",
    enableGraphCapture: capture,
    graphOptimizationLevel: asWritten ? "disabled" : "all",
    logSeverityLevel: 3,
    extra: { session: { disable_cpu_ep_fallback: "1" } },
  };
}

/** The nodes that the WebGPU provider does not take, each tried in a graph of its own. */
async function findCpuNodes(ort: typeof Ort, device: GPUDevice, graph: Graph): Promise<Node[]> {
  const constants = new Map(graph.initializers.map((constant) => [constant.name, constant]));
  const outcomes = new Map<string, boolean>();
  const refused: Node[] = [];
  for (const node of graph.nodes) {
    const alone = isolate(node, graph, constants);
    const types = node.inputs.map((name) => graph.values.get(name));
    const kind = JSON.stringify([node.op, node.attributes, types.map((t) => [t?.dtype, t?.shape])]);
    if (!outcomes.has(kind)) outcomes.set(kind, await isAccepted(ort, device, alone));
    if (!outcomes.get(kind)) refused.push(node);
  }
  return refused;
}

async function isAccepted(ort: typeof Ort, device: GPUDevice, graph: Graph): Promise<boolean> {
  try {
    const session = await ort.InferenceSession.create(writeOnnx(graph), sessionOptions(device));
    await session.release();
    return true;
  } catch {
    return false;
  }
}

function isolate(node: Node, graph: Graph, constants: ReadonlyMap<string, Initializer>): Graph {
  const valueOf = (name: string): Value => graph.values.get(name)!;
  const names = [...new Set(node.inputs)];
  const initializers = names.flatMap((name) => constants.get(name) ?? []);
  const inputs = names.filter((name) => !constants.has(name)).map(valueOf);
  const outputs = node.outputs.map(valueOf);
  const values = new Map([...inputs, ...initializers, ...outputs].map((v) => [v.name, v]));
  return { name: node.name, inputs, outputs, initializers, nodes: [node], values };
}
