import type { RandomStream } from "../shared/random.ts";

/** Whether groups are the classes, or the classes within each domain. */
export type Balance = "class" | "class-domain";

/** Picture indices by group; a class (or a class of a domain) without pictures is no group. */
export function groupsOf(
  { labels, domains }: { readonly labels: readonly number[]; readonly domains: readonly number[] },
  balance: Balance,
): number[][] {
  const groups = new Map<string, number[]>();
  labels.forEach((label, i) => {
    const key = balance === "class" ? `${label}` : `${domains[i]!}/${label}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  return [...groups.values()];
}

/**
 * As many pictures of each group as the smallest has, drawn without replacement: of `most` in all at
 * the most, but at least one of each group.
 */
export function balancedSubset(
  groups: readonly (readonly number[])[],
  most: number,
  random: RandomStream,
): number[] {
  const smallest = Math.min(...groups.map((group) => group.length));
  const share = Math.max(1, Math.min(smallest, Math.floor(most / groups.length)));
  return groups.flatMap((group) =>
    Array.from(random.permutation(group.length).subarray(0, share), (i) => group[i]!),
  );
}
