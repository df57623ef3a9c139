import { parquetWriteBuffer } from "hyparquet-writer";

export interface TestRow {
  readonly bytes: Uint8Array | null;
  readonly path: string;
  readonly label: number;
  readonly domain: number;
}

/** A parquet file with the columns, nullability and footer of `wltjr1007/DomainNet`, for tests. */
export function writeParquet(
  rows: readonly TestRow[],
  names: { readonly domains: readonly string[]; readonly classes: readonly string[] },
  options: { readonly rowGroupSize: number; readonly pageSize?: number },
): Uint8Array<ArrayBuffer> {
  const classLabel = (list: readonly string[]) => ({ names: list, _type: "ClassLabel" });
  const features = {
    image: { _type: "Image" },
    label: classLabel(names.classes),
    domain: classLabel(names.domains),
    image_path: { dtype: "string", _type: "Value" },
  };
  const optional = { repetition_type: "OPTIONAL" } as const;
  const text = { type: "BYTE_ARRAY", converted_type: "UTF8", ...optional } as const;
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: "image", data: rows.map(({ bytes, path }) => ({ bytes, path })) },
      { name: "label", data: rows.map(({ label }) => BigInt(label)) },
      { name: "domain", data: rows.map(({ domain }) => BigInt(domain)) },
      { name: "image_path", data: rows.map(({ path }) => path) },
    ],
    schema: [
      { name: "schema", num_children: 4 },
      { name: "image", num_children: 2, ...optional },
      { name: "bytes", type: "BYTE_ARRAY", ...optional },
      { name: "path", ...text },
      { name: "label", type: "INT64", ...optional },
      { name: "domain", type: "INT64", ...optional },
      { name: "image_path", ...text },
    ],
    rowGroupSize: options.rowGroupSize,
    ...(options.pageSize !== undefined && { pageSize: options.pageSize }),
    kvMetadata: [{ key: "huggingface", value: JSON.stringify({ info: { features } }) }],
  });
  return new Uint8Array(buffer);
}
