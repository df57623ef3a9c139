import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";

/** The split that samples are taken from: never the test split's, where there is another. */
export function sampleSplit(
  splits: DatasetIndex<AnySplit>["domains"][number]["splits"],
): AnySplit | null {
  return splits.val ?? splits.test ?? splits.train ?? null;
}

/** Up to `count` classes that every domain has a sample of, spread over the list. */
export function sampleClasses(
  { classes, domains }: DatasetIndex<AnySplit>,
  count: number,
): number[] {
  const common = classes
    .map((_, label) => label)
    .filter((label) =>
      domains.every(({ splits }) => sampleSplit(splits)?.labels.includes(label) ?? false),
    );
  if (common.length <= count) return common;
  return Array.from({ length: count }, (_, i) => common[Math.floor((i * common.length) / count)]!);
}
