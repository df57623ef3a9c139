import { domainnetClasses } from "./domainnetClasses.ts";

const officialLabel = new Map(domainnetClasses.map((name, label) => [name, label]));

/** The order of DomainNet's official labels where all are its classes, and else by character codes. */
export function inClassOrder(names: Iterable<string>): string[] {
  const sorted = [...names].sort();
  if (!sorted.every((name) => officialLabel.has(name))) return sorted;
  return sorted.sort((a, b) => officialLabel.get(a)! - officialLabel.get(b)!);
}
