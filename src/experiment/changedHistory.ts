import { FailureError } from "../shared/failure.ts";
import { asArray, asInteger, asObject, asString } from "../shared/json.ts";
import { said } from "../shared/said.ts";
import { splits } from "./readResults.ts";
import type { ChangedPrediction } from "./record.ts";

/** Pictures whose prediction a live evaluation found changed. */
export interface ChangedAt {
  readonly step: number;
  readonly changed: readonly ChangedPrediction[];
}

/**
 * What every live evaluation found changed, as a recording holds it: each picture once, and of an
 * evaluation what differs from the one before. Most pictures stay as they are, so that ten evaluations of
 * 24 pictures take about two kilobytes. JSON.
 */
export interface ChangedHistory {
  readonly domains: readonly string[];
  /** Five numbers a picture: its domain among `domains`, its split, its index, its label, what zero-shot said. */
  readonly pictures: readonly number[];
  /** Two numbers for each difference: which picture, and what it is taken for, or -1 where it is shown no more. */
  readonly evaluations: readonly { readonly step: number; readonly changes: readonly number[] }[];
}

const numbersEach = 5;
const gone = -1;

export function packHistory(history: readonly ChangedAt[]): ChangedHistory {
  const all = history.flatMap(({ changed }) => changed);
  const domains = [...new Set(all.map(({ domain }) => domain))];
  const places = new Map<string, number>();
  const pictures: number[] = [];
  for (const { domain, split, index, label, zeroShot } of all) {
    const key = keyOf({ domain, split, index });
    if (places.has(key)) continue;
    places.set(key, places.size);
    pictures.push(domains.indexOf(domain), splits.indexOf(split), index, label, zeroShot);
  }
  let before = new Map<number, number>();
  const evaluations = history.map(({ step, changed }) => {
    const now = new Map(changed.map((one) => [places.get(keyOf(one))!, one.tuned]));
    const changes = [
      ...[...before.keys()].filter((place) => !now.has(place)).map((place) => [place, gone]),
      ...[...now].filter(([place, tuned]) => before.get(place) !== tuned),
    ];
    before = now;
    return { step, changes: changes.flat() };
  });
  return { domains, pictures, evaluations };
}

const unpacked = new WeakMap<ChangedHistory, readonly ChangedAt[]>();

/** The same again, the pictures of each evaluation in the order in which they first changed. */
export function unpackHistory(history: ChangedHistory): readonly ChangedAt[] {
  const known = unpacked.get(history) ?? unpack(history);
  unpacked.set(history, known);
  return known;
}

function unpack({ domains, pictures, evaluations }: ChangedHistory): readonly ChangedAt[] {
  const now = new Map<number, number>();
  return evaluations.map(({ step, changes }) => {
    for (let i = 0; i < changes.length; i += 2)
      if (changes[i + 1] === gone) now.delete(changes[i]!);
      else now.set(changes[i]!, changes[i + 1]!);
    const shown = [...now].sort(([a], [b]) => a - b);
    const changed = shown.map(([place, tuned]): ChangedPrediction => {
      const [domain, split, index, label, zeroShot] = pictures.slice(place * numbersEach);
      return {
        ...{ domain: domains[domain!]!, split: splits[split!]!, index: index! },
        ...{ label: label!, zeroShot: zeroShot!, tuned },
      };
    });
    return { step, changed };
  });
}

/** Reads one as JSON has it; `at` is where it stands. Throws a FailureError "bad-file". */
export function readHistory(value: unknown, at: string): ChangedHistory {
  const raw = asObject(value, at);
  const most = Number.MAX_SAFE_INTEGER;
  const domains = asArray(raw["domains"], `${at}.domains`).map((id, i) =>
    asString(id, `${at}.domains[${i}]`),
  );
  const limits = [domains.length - 1, splits.length - 1, most, most, most];
  const pictures = inRows(raw["pictures"], `${at}.pictures`, numbersEach).map((one, i) =>
    asInteger(one, `${at}.pictures[${i}]`, 0, limits[i % numbersEach]!),
  );
  const last = pictures.length / numbersEach - 1;
  const evaluations = asArray(raw["evaluations"], `${at}.evaluations`).map((item, i) => {
    const where = `${at}.evaluations[${i}]`;
    const { step, changes } = asObject(item, where);
    return {
      step: asInteger(step, `${where}.step`, 0, most),
      changes: inRows(changes, `${where}.changes`, 2).map((one, k) =>
        k % 2 === 0
          ? asInteger(one, `${where}.changes[${k}]`, 0, last)
          : asInteger(one, `${where}.changes[${k}]`, gone, most),
      ),
    };
  });
  return { domains, pictures, evaluations };
}

function inRows(value: unknown, at: string, numbers: number): readonly unknown[] {
  const items = asArray(value, at);
  if (items.length % numbers === 0) return items;
  throw new FailureError(
    "bad-file",
    said("atMustBe", at, said("listInRows", numbers), String(items.length)),
  );
}

function keyOf({ domain, split, index }: Pick<ChangedPrediction, "domain" | "split" | "index">) {
  return `${domain}/${split}/${index}`;
}
