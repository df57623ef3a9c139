import { fromBinary } from "@bufbuild/protobuf";
import type { NodeProto } from "onnx-buf";
import { NodeProtoSchema } from "onnx-buf";
import type { ByteSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import type { Span } from "./spanReader.ts";

/** A constant of an ONNX file: where its numbers lie, in row-major order. */
export interface OnnxTensor extends Span {
  readonly name: string;
  /** Of TensorProto.DataType. */
  readonly dataType: number;
  readonly shape: readonly number[];
}

/** An ONNX model without its constants' numbers. */
export interface OnnxFile {
  readonly source: ByteSource;
  /** Each after those whose outputs it reads, as the format demands. */
  readonly nodes: readonly NodeProto[];
  readonly constants: ReadonlyMap<string, OnnxTensor>;
}

/** Field numbers of the format's messages. */
const modelGraph = 7;
const [graphNode, graphInitializer] = [1, 5];
const tensor = { dims: 1, dataType: 2, floats: 4, name: 8, raw: 9, location: 14 };

/** A node is a few names and numbers; only a constant in disguise is larger. */
const nodeLimit = 2 ** 20;

/** Reads a model's structure and skips its numbers. Throws a FailureError ("bad-file"). */
export async function readOnnxFile(source: ByteSource): Promise<OnnxFile> {
  const nodes: NodeProto[] = [];
  const constants = new Map<string, OnnxTensor>();
  const reader = new FieldReader(source);
  for await (const model of reader.fields(0, source.size)) {
    if (model.number !== modelGraph) continue;
    for await (const { number, begin, end } of reader.fields(model.begin, model.end)) {
      if (number === graphNode) nodes.push(await readNode(reader, { begin, end }));
      if (number !== graphInitializer) continue;
      const constant = await readTensor(reader, { begin, end });
      constants.set(constant.name, constant);
    }
  }
  if (nodes.length === 0) throw refusal(source.name, said("onnxNoGraph"));
  return { source, nodes, constants };
}

async function readNode(reader: FieldReader, { begin, end }: Span): Promise<NodeProto> {
  const { source } = reader;
  if (end - begin > nodeLimit) throw refusal(source.name, said("onnxLargeConstant", end - begin));
  try {
    return fromBinary(NodeProtoSchema, await reader.bytes(begin, end));
  } catch (cause) {
    throw refusal(source.name, said("onnxNode"), cause);
  }
}

async function readTensor(reader: FieldReader, span: Span): Promise<OnnxTensor> {
  const shape: number[] = [];
  let [name, dataType] = ["", 0];
  let data: Span = { begin: 0, end: 0 };
  for await (const { number, value, begin, end } of reader.fields(span.begin, span.end)) {
    if (number === tensor.dims)
      shape.push(...(value === null ? await reader.varints(begin, end) : [value]));
    else if (number === tensor.dataType) dataType = value ?? 0;
    else if (number === tensor.name)
      name = new TextDecoder().decode(await reader.bytes(begin, end));
    else if (number === tensor.raw || number === tensor.floats) data = { begin, end };
    else if (number === tensor.location && value !== 0)
      throw refusal(reader.source.name, said("onnxExternal"));
  }
  return { name, dataType, shape, ...data };
}

/** One field of a message: a number by itself, or the span of what it holds. */
interface Field extends Span {
  readonly number: number;
  /** Null unless the field is a varint. */
  readonly value: number | null;
}

/** Reads the fields of protobuf messages one by one, through a window over the file. */
class FieldReader {
  readonly source: ByteSource;
  #start = 0;
  #window = new Uint8Array(0);

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** The fields of the message from `begin` to `end`. */
  async *fields(begin: number, end: number): AsyncGenerator<Field> {
    for (let at = begin; at < end;) {
      const tag = await this.#varint(at);
      const number = Math.floor(tag.value / 8);
      const wire = tag.value % 8;
      let field: Field;
      if (wire === 0) {
        const { value, next } = await this.#varint(tag.next);
        field = { number, value, begin: tag.next, end: next };
      } else if (wire === 2) {
        const { value: length, next } = await this.#varint(tag.next);
        field = { number, value: null, begin: next, end: next + length };
      } else if (wire === 1 || wire === 5) {
        const length = wire === 1 ? 8 : 4;
        field = { number, value: null, begin: tag.next, end: tag.next + length };
      } else throw refusal(this.source.name, said("onnxNoField", at));
      if (field.end > end) throw refusal(this.source.name, said("onnxCutOff", end));
      yield field;
      at = field.end;
    }
  }

  async bytes(begin: number, end: number): Promise<Uint8Array> {
    const held = this.#start + this.#window.length;
    if (begin < this.#start || end > held) {
      const windowEnd = Math.min(this.source.size, Math.max(end, begin + 65536));
      this.#window = await this.source.slice(begin, windowEnd);
      this.#start = begin;
    }
    return this.#window.subarray(begin - this.#start, end - this.#start);
  }

  /** The packed varints from `begin` to `end`. */
  async varints(begin: number, end: number): Promise<number[]> {
    const values: number[] = [];
    for (let at = begin; at < end;) {
      const { value, next } = await this.#varint(at);
      values.push(value);
      at = next;
    }
    return values;
  }

  async #varint(at: number): Promise<{ value: number; next: number }> {
    const bytes = await this.bytes(at, Math.min(at + 10, this.source.size));
    let value = 0;
    for (const [i, byte] of bytes.entries()) {
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return { value, next: at + i + 1 };
    }
    throw refusal(this.source.name, said("onnxNoNumber", at));
  }
}

function refusal(name: string, rule: Said, cause?: unknown): FailureError {
  return new FailureError("bad-file", said("onnxUnread", name, rule), { cause });
}
