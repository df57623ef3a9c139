import { FailureError } from "../shared/failure.ts";
import {
  asArray,
  asChoice,
  asInteger,
  asObject,
  asString,
  parseJson,
  mustBe,
} from "../shared/json.ts";
import { said } from "../shared/said.ts";
import type {
  DatasetIndex,
  Domain,
  PackedSplit,
  Split,
  SplitContent,
  SplitIndex,
} from "./dataset.ts";

const splitNames = ["train", "val", "test"] as const satisfies readonly Split[];

/**
 * Reads and checks the index.json of a data set of atlases; `path` names the file in the FailureError
 * of the first fault.
 */
export function readDatasetIndex(bytes: Uint8Array, path: string): DatasetIndex {
  return readIndex(bytes, path, 1, readAtlasSplit);
}

/** As {@link readDatasetIndex}, of an imported data set. */
export function readPackedIndex(bytes: Uint8Array, path: string): DatasetIndex<PackedSplit> {
  return readIndex(bytes, path, 2, readPackedSplit);
}

type ReadSplit<S extends SplitContent> = (value: unknown, at: string, classCount: number) => S;

function readIndex<S extends SplitContent>(
  bytes: Uint8Array,
  path: string,
  version: 1 | 2,
  readSplit: ReadSplit<S>,
): DatasetIndex<S> {
  const at = (field: string): string => `${path}: ${field}`;
  const raw = asObject(parseJson(bytes, path), path);
  const classes = asArray(raw["classes"], at("classes")).map((name, i) =>
    asString(name, at(`classes[${i}]`)),
  );
  expectDistinct(classes, at("classes"));
  if (classes.length < 2) throw mustBe(at("classes"), said("atLeastTwo"), classes.length);
  const domains = asArray(raw["domains"], at("domains")).map((domain, i) =>
    readDomain(domain, at(`domains[${i}]`), classes.length, readSplit),
  );
  expectDistinct(
    domains.map(({ id }) => id),
    at("domains"),
  );
  const references = domains.filter(({ role }) => role === "reference");
  if (references.length !== 1) throw mustBe(at("domains"), said("oneReference"), references.length);
  if (!references[0]?.splits.train)
    throw new FailureError("bad-file", said("referenceTrain", at("domains")));
  return {
    version: asChoice(raw["version"], at("version"), [version]),
    name: asString(raw["name"], at("name")),
    title: asString(raw["title"], at("title")),
    tile: asInteger(raw["tile"], at("tile"), 1, 4096),
    classes,
    sources: asArray(raw["sources"], at("sources")).map((source, i) =>
      readSource(source, at(`sources[${i}]`)),
    ),
    domains,
  };
}

function readSource(value: unknown, at: string): DatasetIndex["sources"][number] {
  const raw = asObject(value, at);
  return {
    id: asString(raw["id"], `${at}.id`),
    name: asString(raw["name"], `${at}.name`),
    author: asString(raw["author"], `${at}.author`),
    license: asString(raw["license"], `${at}.license`),
    url: raw["url"] === "" ? "" : asString(raw["url"], `${at}.url`),
  };
}

function readDomain<S extends SplitContent>(
  value: unknown,
  at: string,
  classCount: number,
  readSplit: ReadSplit<S>,
): Domain<S> {
  const raw = asObject(value, at);
  const id = asString(raw["id"], `${at}.id`);
  // Ids become columns of metrics.csv ("sketch/accuracy") and parts of stream names.
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw mustBe(`${at}.id`, said("likeId"), id);
  const rawSplits = asObject(raw["splits"], `${at}.splits`);
  const splits: Partial<Record<Split, S>> = {};
  for (const [name, split] of Object.entries(rawSplits)) {
    const where = `${at}.splits.${name}`;
    splits[asChoice(name, where, splitNames)] = readSplit(split, where, classCount);
  }
  const answers = readAnswers(raw["answers"], `${at}.answers`, splits, classCount);
  return {
    id,
    title: asString(raw["title"], `${at}.title`),
    role: asChoice(raw["role"], `${at}.role`, ["reference", "shifted"] as const),
    ...(answers && { answers }),
    splits,
  };
}

/** Null where there are none; they hold the class of every picture of the domain. */
function readAnswers(
  value: unknown,
  at: string,
  splits: Domain<SplitContent>["splits"],
  classCount: number,
): readonly number[] | null {
  if (value === undefined) return null;
  const answers = asArray(value, at).map((label, i) =>
    asInteger(label, `${at}[${i}]`, 0, classCount - 1),
  );
  const known = new Set(answers);
  for (const { labels } of Object.values(splits))
    for (const label of labels)
      if (!known.has(label)) throw new FailureError("bad-file", said("everyLabel", at, label));
  return answers;
}

function readAtlasSplit(value: unknown, at: string, classCount: number): SplitIndex {
  const raw = asObject(value, at);
  return {
    atlas: asPath(raw["atlas"], `${at}.atlas`),
    columns: asInteger(raw["columns"], `${at}.columns`, 1, 65536),
    ...readSplitContent(raw, at, classCount),
  };
}

function readPackedSplit(value: unknown, at: string, classCount: number): PackedSplit {
  const raw = asObject(value, at);
  const content = readSplitContent(raw, at, classCount);
  const sizes = asArray(raw["sizes"], `${at}.sizes`).map((size, i) =>
    asInteger(size, `${at}.sizes[${i}]`, 1, 65536),
  );
  if (sizes.length !== 2 * content.labels.length)
    throw mustBe(`${at}.sizes`, said("listOf", 2 * content.labels.length), sizes.length);
  return { pack: asPath(raw["pack"], `${at}.pack`), sizes, ...content };
}

function readSplitContent(
  raw: Readonly<Record<string, unknown>>,
  at: string,
  classCount: number,
): SplitContent {
  const labels = asArray(raw["labels"], `${at}.labels`).map((label, i) =>
    asInteger(label, `${at}.labels[${i}]`, 0, classCount - 1),
  );
  const items = asArray(raw["items"], `${at}.items`).map((item, i) =>
    asString(item, `${at}.items[${i}]`),
  );
  if (labels.length === 0) throw mustBe(`${at}.labels`, said("notEmpty"), labels);
  if (items.length !== labels.length)
    throw mustBe(`${at}.items`, said("listAsLong", labels.length), items.length);
  const sha256 = asString(raw["sha256"], `${at}.sha256`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw mustBe(`${at}.sha256`, said("aSha256"), sha256);
  const bytes = asInteger(raw["bytes"], `${at}.bytes`, 1, Number.MAX_SAFE_INTEGER);
  return { labels, items, bytes, sha256 };
}

function asPath(value: unknown, at: string): string {
  const path = asString(value, at);
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path)) throw mustBe(at, said("plainPath"), path);
  return path;
}

function expectDistinct(names: readonly string[], at: string): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new FailureError("bad-file", said("hasTwice", at, twice));
}
