/** Graphs as ONNX files: opset 21 and IR version 10 unless asked otherwise, through the protobuf definitions of onnx-buf. */
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { NodeProto, TensorProto, ValueInfoProto } from "onnx-buf";
import {
  AttributeProto_AttributeType as AttributeType,
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
  ValueInfoProtoSchema,
} from "onnx-buf";
import { FailureError } from "../shared/failure.ts";
import type { DType, Graph, Initializer, Node, TensorData, Value } from "./graph.ts";
import type { OnnxForm } from "./onnxForm.ts";
import { onnxForms } from "./onnxForm.ts";
import type { OpType } from "./ops.ts";
import { inferTypes, isOpType, ops } from "./ops.ts";

/** How a file says what it is; absent: as our own runtimes read it best. */
export interface OnnxOptions {
  readonly opset?: number;
  readonly irVersion?: number;
  /** Names the first extent of every input and output, which may then be any. */
  readonly batch?: string;
}

const dataTypes: Readonly<Record<DType, number>> = {
  float32: DataType.FLOAT,
  int32: DataType.INT32,
  int64: DataType.INT64,
  bool: DataType.BOOL,
};

/** The graph as the bytes of an ONNX model. */
export function writeOnnx(
  graph: Graph,
  { opset = 21, irVersion = 10, batch }: OnnxOptions = {},
): Uint8Array<ArrayBuffer> {
  const int64Constants = new Map<string, TensorProto>();
  const node = graph.nodes.map((each) => writeNode(each, int64Constants));
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(irVersion),
    producerName: "lipsum-playground",
    opsetImport: [
      { domain: "", version: BigInt(opset) },
      { domain: "com.microsoft", version: 1n },
    ],
    graph: create(GraphProtoSchema, {
      name: graph.name,
      node,
      initializer: [...graph.initializers.map(writeInitializer), ...int64Constants.values()],
      input: graph.inputs.map((value) => writeValue(value, batch)),
      output: graph.outputs.map((value) => writeValue(value, batch)),
    }),
  });
  return toBinary(ModelProtoSchema, model);
}

/** Reads a model that holds only ops of the op table; throws `bad-file` naming what it cannot take. */
export function readOnnx(bytes: Uint8Array): Graph {
  const graph = parseModel(bytes);
  const constants = graph.initializer.map(readInitializer);
  const initializers = constants.filter(({ dtype }) => dtype !== "int64");
  const int64Constants = new Map(
    constants
      .filter(({ dtype }) => dtype === "int64")
      .map(({ name, data }) => [name, Array.from(data, Number)]),
  );
  const inputs = graph.input.map(readValue);
  const values = new Map<string, Value>([...inputs, ...initializers].map((v) => [v.name, v]));
  const nodes = graph.node.map((proto) => readNode(proto, values, int64Constants));
  const outputs = graph.output.map(({ name }) => known(values, name, "output"));
  return { name: graph.name, inputs, outputs, initializers, nodes, values };
}

function parseModel(bytes: Uint8Array) {
  try {
    const { graph } = fromBinary(ModelProtoSchema, bytes);
    if (graph) return graph;
  } catch (cause) {
    throw new FailureError("bad-file", "These bytes are not an ONNX model.", { cause });
  }
  throw new FailureError("bad-file", "This ONNX model has no graph.");
}

// Writing -------------------------------------------------------------------------------------

function writeNode<O extends OpType>(node: Node<O>, shared: Map<string, TensorProto>): NodeProto {
  const form: OnnxForm = onnxForms[node.op].write(node.attributes);
  const constants = (form.constants ?? []).map((numbers) => sharedInt64(numbers, shared));
  return create(NodeProtoSchema, {
    name: node.name,
    opType: node.op,
    domain: ops[node.op].domain,
    input: [...node.inputs, ...constants],
    output: [...node.outputs],
    attribute: [
      ...Object.entries(form.ints ?? {}).map(([name, i]) =>
        create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(i) }),
      ),
      ...Object.entries(form.floats ?? {}).map(([name, f]) =>
        create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f }),
      ),
      ...Object.entries(form.intLists ?? {}).map(([name, list]) =>
        create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: list.map(BigInt) }),
      ),
    ],
  });
}

/** The name of an int64 constant with these numbers; equal ones are written once. */
function sharedInt64(numbers: readonly number[], shared: Map<string, TensorProto>): string {
  const name = `int64[${numbers.join(",")}]`;
  if (!shared.has(name)) {
    const data = BigInt64Array.from(numbers.map(BigInt));
    shared.set(name, writeInitializer({ name, dtype: "int64", shape: [numbers.length], data }));
  }
  return name;
}

function writeInitializer({ name, dtype, shape, data }: Initializer): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: dataTypes[dtype],
    dims: shape.map(BigInt),
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  });
}

function writeValue({ name, dtype, shape }: Value, batch?: string): ValueInfoProto {
  const dim = shape.map((extent, axis) => ({
    value:
      axis === 0 && batch !== undefined
        ? ({ case: "dimParam", value: batch } as const)
        : ({ case: "dimValue", value: BigInt(extent) } as const),
  }));
  const elemType = dataTypes[dtype];
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: "tensorType", value: { elemType, shape: { dim } } } },
  });
}

// Reading -------------------------------------------------------------------------------------

function readNode(
  proto: NodeProto,
  values: Map<string, Value>,
  int64Constants: ReadonlyMap<string, number[]>,
): Node {
  const { name, opType: op } = proto;
  if (!isOpType(op) || ops[op].domain !== proto.domain)
    throw new FailureError(
      "bad-file",
      `Node '${name}' is ${proto.domain}${op}, which is not an op of ours.`,
    );
  const form: OnnxForm = {
    ints: pick(proto, AttributeType.INT, (a) => Number(a.i)),
    floats: pick(proto, AttributeType.FLOAT, (a) => a.f),
    intLists: pick(proto, AttributeType.INTS, (a) => a.ints.map(Number)),
    constants: proto.input.flatMap((input) => {
      const numbers = int64Constants.get(input);
      return numbers ? [numbers] : [];
    }),
  };
  const inputs = proto.input.filter((input) => !int64Constants.has(input));
  const attributes = onnxForms[op].read(form);
  const types = inferTypes(
    op,
    inputs.map((input) => known(values, input, name)),
    attributes,
  );
  for (const [i, output] of proto.output.entries()) {
    const type = types[i];
    if (!type) throw new FailureError("bad-file", `Node '${name}' has too many outputs.`);
    values.set(output, { name: output, ...type });
  }
  return { op, name, inputs, outputs: proto.output, attributes };
}

function pick<T>(
  proto: NodeProto,
  type: AttributeType,
  read: (attribute: NodeProto["attribute"][number]) => T,
): Record<string, T> {
  const chosen = proto.attribute.filter((attribute) => attribute.type === type);
  return Object.fromEntries(chosen.map((attribute) => [attribute.name, read(attribute)]));
}

function known(values: ReadonlyMap<string, Value>, name: string, where: string): Value {
  const value = values.get(name);
  if (!value)
    throw new FailureError("bad-file", `'${where}' reads '${name}', which nothing produces.`);
  return value;
}

function readInitializer(proto: TensorProto): Initializer {
  const { name } = proto;
  const dtype = readDType(name, proto.dataType);
  // A copy: the bytes of a message need not be aligned to the element size.
  const buffer = proto.rawData.slice().buffer;
  const data: TensorData =
    dtype === "float32"
      ? new Float32Array(buffer)
      : dtype === "int32"
        ? new Int32Array(buffer)
        : new BigInt64Array(buffer);
  return { name, dtype, shape: proto.dims.map(Number), data };
}

function readValue({ name, type }: ValueInfoProto): Value {
  if (type?.value.case !== "tensorType")
    throw new FailureError("bad-file", `'${name}' is not a tensor.`);
  const { elemType, shape } = type.value.value;
  const extents = (shape?.dim ?? []).map(({ value }) => {
    if (value.case !== "dimValue")
      throw new FailureError("bad-file", `'${name}' has a dynamic extent; shapes must be static.`);
    return Number(value.value);
  });
  return { name, dtype: readDType(name, elemType), shape: extents };
}

function readDType(name: string, code: number): DType {
  for (const [dtype, known] of Object.entries(dataTypes)) {
    // Object.entries widens the keys of `dataTypes` to string.
    if (known === code) return dtype as DType;
  }
  throw new FailureError(
    "bad-file",
    `'${name}' has element type ${code}; float32 and int32 are known.`,
  );
}
