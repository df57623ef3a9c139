import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import type { AsyncBuffer, FileMetaData, RowGroup } from "hyparquet";
import type { ByteSource } from "../../shared/byteSource.ts";
import { FailureError, toFailure } from "../../shared/failure.ts";
import { asArray, asObject, asString, isObject, parseJson } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";

/** One parquet file of a data set of pictures, of which the footer is read. */
export interface ParquetPart {
  readonly source: ByteSource;
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly groups: readonly PartGroup[];
  /** By the file's name. */
  readonly split: "train" | "test" | null;
  /** Names of the values of `domain` and `label`. */
  readonly domains: readonly string[];
  readonly classes: readonly string[];
}

/** A row group: rows [start, end) of the file. */
export interface PartGroup {
  readonly start: number;
  readonly end: number;
  /** Bytes of its pictures in the file. */
  readonly imageBytes: number;
  /** Least and greatest value in it, where the file says. */
  readonly labels: Range | null;
  readonly domains: Range | null;
}

export type Range = readonly [low: number, high: number];

/**
 * Opens a parquet file as Hugging Face's `datasets` writes one of pictures, with columns `image`
 * (struct of bytes and path), `label` and `domain`. The names of the labels are read from the file,
 * never assumed. Throws a FailureError "bad-file" that names the file.
 */
export async function openParquetPart(source: ByteSource): Promise<ParquetPart> {
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: async (start, end = source.size) => {
      const bytes = await source.slice(start, Math.min(end, source.size));
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    },
  };
  const metadata = await readable(source, () => parquetMetadataAsync(file));
  const columns = new Set(
    metadata.row_groups[0]?.columns.map(({ meta_data }) => meta_data?.path_in_schema.join(".")),
  );
  const missing = ["image.bytes", "label", "domain"].filter((name) => !columns.has(name));
  if (missing.length > 0)
    throw new FailureError("bad-file", said("parquetColumns", source.name, missing.join(", ")));
  let start = 0;
  const groups = metadata.row_groups.map((group): PartGroup => {
    const end = start + Number(group.num_rows);
    const made = {
      start,
      end,
      imageBytes: Number(columnOf(group, "image.bytes")?.total_compressed_size ?? 0),
      labels: rangeOf(group, "label"),
      domains: rangeOf(group, "domain"),
    };
    start = end;
    return made;
  });
  const stem = source.name.replace(/^.*\//, "");
  const split = stem.startsWith("train") ? "train" : stem.startsWith("test") ? "test" : null;
  return { source, file, metadata, groups, split, ...readNames(metadata, source.name) };
}

/** Some columns of rows [start, end), of which no more is read than their pages. */
export async function readRows(
  { source, file, metadata }: ParquetPart,
  columns: string[],
  start: number,
  end: number,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return readable(source, () =>
    parquetReadObjects({
      file,
      metadata,
      columns,
      rowStart: start,
      rowEnd: end,
      utf8: false,
      useOffsetIndex: true,
    }),
  );
}

async function readable<T>(source: ByteSource, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof FailureError) throw cause;
    throw new FailureError("bad-file", said("notParquet", source.name, toFailure(cause)), {
      cause,
    });
  }
}

function columnOf(group: RowGroup, path: string): RowGroup["columns"][number]["meta_data"] {
  return group.columns.find(({ meta_data }) => meta_data?.path_in_schema.join(".") === path)
    ?.meta_data;
}

function rangeOf(group: RowGroup, path: string): Range | null {
  const statistics = columnOf(group, path)?.statistics;
  const [low, high] = [
    statistics?.min_value ?? statistics?.min,
    statistics?.max_value ?? statistics?.max,
  ];
  const isNumber = (value: unknown) => typeof value === "bigint" || typeof value === "number";
  return isNumber(low) && isNumber(high) ? [Number(low), Number(high)] : null;
}

/** The names that `datasets` writes into the footer, as JSON of the features of each column. */
function readNames(metadata: FileMetaData, name: string): Pick<ParquetPart, "domains" | "classes"> {
  const json = metadata.key_value_metadata?.find(({ key }) => key === "huggingface")?.value;
  if (json === undefined) throw new FailureError("bad-file", said("parquetNames", name));
  const at = `'${name}': huggingface`;
  const raw = asObject(parseJson(new TextEncoder().encode(json), at), at);
  const info = asObject(raw["info"], `${at}.info`);
  const features = asObject(info["features"], `${at}.info.features`);
  const namesOf = (column: string): string[] => {
    const feature = features[column];
    const where = `${at}.info.features.${column}.names`;
    const names = asArray(isObject(feature) ? feature["names"] : feature, where);
    return names.map((one, i) => asString(one, `${where}[${i}]`));
  };
  return { domains: namesOf("domain"), classes: namesOf("label") };
}
