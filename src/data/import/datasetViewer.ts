import { FailureError, toFailure } from "../../shared/failure.ts";
import { asArray, asInteger, asObject, asString, isObject, parseJson } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";
import type { Said } from "../../shared/said.ts";

/** What fetches: the platform's `fetch`, or one that also tries again. */
export type Fetch = (url: string, init: { readonly signal?: AbortSignal }) => Promise<Response>;

/** A data set of the Hugging Face hub, as its dataset viewer serves it. */
export interface ViewedDataset {
  /** "owner/name". */
  readonly dataset: string;
  /** "https://datasets-server.huggingface.co", or a mirror. */
  readonly host: string;
  readonly fetch: Fetch;
}

/** Rows to ask for; at most {@link pageLength} at once. */
export interface RowRequest {
  readonly split: string;
  /** A condition on columns, as in SQL: `"domain"=4 AND "label"=3`. */
  readonly where?: string;
  readonly offset: number;
  readonly length: number;
}

export interface RowPage {
  /** The type of each column, by its name. */
  readonly features: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly rows: readonly {
    readonly index: number;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
  /** Of all that fit the condition. */
  readonly total: number;
  /** True where the viewer holds only the beginning of the data set. */
  readonly partial: boolean;
}

/** The most rows that the viewer gives at once. */
export const pageLength = 100;

/**
 * One page of rows. Throws a FailureError "download" with the viewer's own reason and the way out, or
 * "bad-file" for an answer of another form.
 */
export async function readRowPage(
  { dataset, host, fetch }: ViewedDataset,
  { split, where, offset, length }: RowRequest,
  signal?: AbortSignal,
): Promise<RowPage> {
  const query = new URLSearchParams({ dataset, config: "default", split });
  if (where !== undefined) query.set("where", where);
  query.set("offset", String(offset));
  query.set("length", String(length));
  const url = `${host}/${where === undefined ? "rows" : "filter"}?${query}`;
  const answer = await fetchBytes(fetch, url, signal);
  if ("status" in answer)
    throw new FailureError("download", said("viewerRefuses", url, answer.reason, answer.status));
  return readPage(parseJson(answer.bytes, url), url);
}

/** A body, or why there is none: the status and what the server said. */
export type Fetched =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: number; readonly reason: Said | string };

/** Throws a FailureError "download" where there is no answer at all. */
export async function fetchBytes(
  fetch: Fetch,
  url: string,
  signal?: AbortSignal,
): Promise<Fetched> {
  try {
    const response = await fetch(url, signal ? { signal } : {});
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { bytes };
    return { status: response.status, reason: reasonIn(bytes) };
  } catch (cause) {
    if (signal?.aborted) throw new FailureError("cancelled", "The download was cancelled.");
    if (cause instanceof FailureError) throw cause;
    throw new FailureError("download", said("noAnswer", url, toFailure(cause)), { cause });
  }
}

function reasonIn(body: Uint8Array): Said | string {
  const text = new TextDecoder().decode(body);
  try {
    const answer: unknown = JSON.parse(text);
    if (isObject(answer) && typeof answer["error"] === "string") return answer["error"];
  } catch {
    // Not JSON: a gateway's own page, which tells nothing.
  }
  return said("noReason");
}

function readPage(json: unknown, at: string): RowPage {
  const raw = asObject(json, at);
  const features = asArray(raw["features"], `${at}: features`).map((value, i) => {
    const feature = asObject(value, `${at}: features[${i}]`);
    const name = asString(feature["name"], `${at}: features[${i}].name`);
    return [name, asObject(feature["type"], `${at}: features[${i}].type`)] as const;
  });
  const rows = asArray(raw["rows"], `${at}: rows`).map((value, i) => {
    const row = asObject(value, `${at}: rows[${i}]`);
    return {
      index: asInteger(row["row_idx"], `${at}: rows[${i}].row_idx`, 0, Number.MAX_SAFE_INTEGER),
      values: asObject(row["row"], `${at}: rows[${i}].row`),
    };
  });
  const total = asInteger(
    raw["num_rows_total"],
    `${at}: num_rows_total`,
    0,
    Number.MAX_SAFE_INTEGER,
  );
  return { features: new Map(features), rows, total, partial: raw["partial"] === true };
}
