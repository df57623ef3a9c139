import type { LeftOut } from "../data/import/catalogue.ts";
import type { ImportResult } from "../data/import/importDataset.ts";
import { alignColumns } from "./alignColumns.ts";

const splits = ["train", "val", "test"] as const;

/** What an import made, as text: pictures by domain and split, and all that is not in it. */
export function describeImport({ dataset, skipped, leftOut, absent }: ImportResult): string {
  const { classes, tile, domains } = dataset.index;
  const count = (domain: (typeof domains)[number], split: (typeof splits)[number]) =>
    domain.splits[split]?.labels.length ?? 0;
  const rows = domains.map((domain) => [
    domain.title,
    domain.role,
    ...splits.map((split) => String(count(domain, split))),
  ]);
  const unmeasured = domains
    .filter((domain) => count(domain, "val") === 0 || count(domain, "test") === 0)
    .map(({ title }) => title);
  const lines = [
    `${classes.length} classes; pictures for an input of ${tile}×${tile} pixels.`,
    ...alignColumns([["domain", "role", ...splits], ...rows]),
    ...unmeasured.map(
      (title) => `Runs need validation and test pictures of every domain; ${title} lacks them.`,
    ),
    ...domains.flatMap(({ title, answers }) =>
      answers ? [`${title} is measured among the ${answers.length} classes that it has.`] : [],
    ),
    ...section(`Skipped ${skipped.length} of those chosen`, skipped.map(sentence)),
    ...section("Left out", alike(leftOut)),
    ...section("Classes without pictures", byDomain(absent)),
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function sentence({ path, reason }: LeftOut): string {
  return `${path} ${reason.message}`;
}

/** Thousands may be left out for one reason: the first of them stands for all. */
function alike(files: readonly LeftOut[]): string[] {
  return [...groupBy(files, ({ reason }) => reason.message).values()].map(([first, ...rest]) =>
    rest.length === 0 ? sentence(first!) : `${sentence(first!)}, and ${rest.length} more alike`,
  );
}

function byDomain(absent: ImportResult["absent"]): string[] {
  return [...groupBy(absent, ({ domain }) => domain)].map(
    ([domain, classes]) => `${domain}: ${classes.map(({ className }) => className).join(", ")}`,
  );
}

/** As Map.groupBy, which Node 20 has not. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
