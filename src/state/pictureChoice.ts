import type { ClassGroup } from "../data/import/dn4ilGroups.ts";
import { dn4ilClasses, dn4ilGroups } from "../data/import/dn4ilGroups.ts";
import { domainnet126Classes } from "../data/import/domainnet126Classes.ts";
import { domainnetClasses, domainnetDomains } from "../data/import/domainnetClasses.ts";
import type { Selection } from "../data/import/selection.ts";
import type { PictureContents } from "../library/pictureContents.ts";

/** What of opened pictures is to be imported, and as what. */
export interface PictureChoice extends Selection {
  /** Side of the model's input in pixels. */
  readonly imageSize: number;
  readonly title: string;
}

/** Classes that can be chosen together. */
export interface ClassPreset {
  readonly id: "all" | "domainnet126" | "dn4il" | "few";
  readonly classes: readonly string[];
}

/** So many classes are a few. */
const fewClasses = 10;

/** DomainNet before anything is asked of a hub: what its domains and classes are is known. */
export const domainnetContents: PictureContents = {
  name: "DomainNet",
  domains: domainnetDomains,
  classes: domainnetClasses,
  counts: null,
};

/** The choices of classes that `known` has all of; nothing that is the same as all of them. */
export function classPresets(known: readonly string[]): readonly ClassPreset[] {
  const has = new Set(known);
  const parts = [
    { id: "domainnet126", classes: domainnet126Classes },
    { id: "dn4il", classes: dn4ilClasses },
    { id: "few", classes: spread(known, fewClasses) },
  ] as const satisfies readonly ClassPreset[];
  return [
    { id: "all", classes: known },
    ...parts.filter(
      ({ classes }) => classes.length < known.length && classes.every((name) => has.has(name)),
    ),
  ];
}

/** DN4IL's groups that `known` has all five of, so that they can be chosen together. */
export function classGroups(known: readonly string[]): readonly ClassGroup[] {
  const has = new Set(known);
  return dn4ilGroups.filter(({ classes }) => classes.every((name) => has.has(name)));
}

/**
 * What is chosen to begin with: real pictures to train on where there are some, as the paper does, all
 * other domains, and all classes; of a large data set a few of each.
 */
export function firstChoice(
  { name, domains, classes, counts }: PictureContents,
  imageSize: number,
): PictureChoice {
  const reference = domains.includes("real") ? "real" : (domains[0] ?? "");
  const isLarge = counts === null;
  const others = domains.filter((domain) => domain !== reference);
  const perClass = isLarge ? 20 : 100;
  return {
    reference,
    shifted: isLarge ? others.filter((domain) => /sketch|quickdraw/.test(domain)) : others,
    classes: isLarge ? spread(classes, fewClasses) : classes,
    trainPerClass: perClass,
    testPerClass: perClass,
    seed: 0,
    imageSize,
    title: name,
  };
}

/** The numbers of a choice that are typed, and their bounds. */
export const choiceBounds = {
  trainPerClass: { least: 1, most: 1_000_000 },
  testPerClass: { least: 1, most: 1_000_000 },
  seed: { least: 0, most: 2 ** 32 - 1 },
} as const;

export type ChoiceNumber = keyof typeof choiceBounds;

export const choiceNumbers = Object.keys(choiceBounds) as readonly ChoiceNumber[];

/** What of a choice cannot be imported: too few classes, no name, or a number out of its bounds. */
export type ChoiceProblem = "classes" | "title" | ChoiceNumber;

/** The first of them; null where it can be imported. */
export function choiceProblem(choice: PictureChoice): ChoiceProblem | null {
  if (choice.classes.length < 2) return "classes";
  const isWithin = (name: ChoiceNumber) => {
    const { least, most } = choiceBounds[name];
    return Number.isInteger(choice[name]) && choice[name] >= least && choice[name] <= most;
  };
  const number = choiceNumbers.find((name) => !isWithin(name));
  return number ?? (choice.title.trim() === "" ? "title" : null);
}

function spread(names: readonly string[], count: number): readonly string[] {
  if (names.length <= count) return names;
  return Array.from({ length: count }, (_, i) => names[Math.floor((i * names.length) / count)]!);
}
