import type { Split } from "../data/dataset.ts";
import type { LeftOut } from "../data/import/catalogue.ts";
import type { ImportResult } from "../data/import/importDataset.ts";
import type { Said } from "../shared/said.ts";

/** Files that were left out for one reason: the first few stand for all. */
export interface AlikeFiles {
  readonly reason: Said;
  readonly paths: readonly string[];
  readonly count: number;
}

/** What an import made, and all that is not in it. Kept beside the data set. */
export interface ImportReport {
  readonly domains: readonly {
    readonly title: string;
    readonly role: "reference" | "shifted";
    readonly splits: Readonly<Record<Split, number>>;
    /** Pictures of each class, in the order of `classes`. */
    readonly perClass: readonly number[];
  }[];
  readonly classes: readonly string[];
  /** Chosen, and not readable. */
  readonly skipped: readonly AlikeFiles[];
  /** Never to be chosen. */
  readonly leftOut: readonly AlikeFiles[];
  /** Classes without a picture, by domain. */
  readonly absent: readonly { readonly domain: string; readonly classes: readonly string[] }[];
}

/** As many paths are named of files that were left out for one reason. */
const mostPaths = 200;

export function reportOf({ dataset, skipped, leftOut }: ImportResult): ImportReport {
  const { classes, domains } = dataset.index;
  const rows = domains.map(({ title, role, splits }) => {
    const count = (split: Split) => splits[split]?.labels.length ?? 0;
    const perClass = classes.map(() => 0);
    for (const { labels } of Object.values(splits))
      for (const label of labels) perClass[label]! += 1;
    const counts = { train: count("train"), val: count("val"), test: count("test") };
    return { title, role, splits: counts, perClass };
  });
  return {
    classes,
    domains: rows,
    skipped: alike(skipped),
    leftOut: alike(leftOut),
    // Of what was packed, so that a class whose every picture was skipped is among them.
    absent: rows.flatMap(({ title, perClass }) => {
      const empty = classes.filter((_, label) => perClass[label] === 0);
      return empty.length === 0 ? [] : [{ domain: title, classes: empty }];
    }),
  };
}

function alike(files: readonly LeftOut[]): AlikeFiles[] {
  const groups = new Map<string, { reason: Said; paths: string[] }>();
  for (const { path, reason } of files) {
    const group = groups.get(reason.message);
    if (group) group.paths.push(path);
    else groups.set(reason.message, { reason, paths: [path] });
  }
  return Array.from(groups.values(), ({ reason, paths }) => ({
    reason,
    paths: paths.slice(0, mostPaths),
    count: paths.length,
  }));
}
