import { FailureError } from "../../shared/failure.ts";
import { RandomStream } from "../../shared/random.ts";
import { said } from "../../shared/said.ts";
import type { Split } from "../dataset.ts";
import type { Catalogue, CataloguedPicture } from "./catalogue.ts";
import { missingName } from "./missingName.ts";
import type { NameKind } from "./missingName.ts";

/** Which pictures of a catalogue make up the data set. */
export interface Selection {
  readonly reference: string;
  readonly shifted: readonly string[];
  readonly classes: readonly string[];
  /** Pictures of a class and domain to train on, validation included, at most. */
  readonly trainPerClass: number;
  /** Pictures of a class and domain to test on, at most. */
  readonly testPerClass: number;
  /** Draws which, where there are more. */
  readonly seed: number;
  /**
   * Whether pictures of a domain that has not all classes are classified among those that it has, as
   * ImageNet's shifted sets are (Taori et al., NeurIPS 2020); else among all, as DomainNet's are.
   */
  readonly restrictsAnswers?: boolean;
}

export interface SelectedSplit {
  readonly domain: string;
  readonly split: Split;
  /** By class, and as they lie within one. */
  readonly pictures: readonly CataloguedPicture[];
}

export interface SelectedPictures {
  readonly splits: readonly SelectedSplit[];
  /** Classes of which a domain has no pictures at all. */
  readonly absent: readonly { readonly domain: string; readonly className: string }[];
}

/**
 * Of the training pictures, the share held out for validation, which DomainNet's lists have none of;
 * at least one of a class that has two. Choosing on test pictures would leak (our setting).
 */
const validationShare = 0.05;
/** Of pictures without official lists, the share that is tested on (DomainNet's own, 7 to 3). */
const testShare = 0.3;

/**
 * Chooses pictures, the same for the same catalogue and seed. Official splits are kept. Without them,
 * three in ten of the reference's pictures are for testing, and of the other domains all but the
 * validation pictures, since nothing trains on those. Which picture is in which split does not depend
 * on the seed, nor on the other classes and domains chosen.
 *
 * Throws a FailureError "bad-spec" that names a domain or class that is not there.
 */
export function selectPictures(catalogue: Catalogue, selection: Selection): SelectedPictures {
  const domains = [selection.reference, ...selection.shifted];
  checkNames("domain", domains, catalogue.domains);
  checkNames("class", selection.classes, catalogue.classes);
  const groups = groupPictures(catalogue);
  const absent: { domain: string; className: string }[] = [];
  const splits = domains.flatMap((domain): SelectedSplit[] => {
    const isReference = domain === selection.reference;
    const chosen: Record<Split, CataloguedPicture[]> = { train: [], val: [], test: [] };
    for (const className of selection.classes) {
      const pictures = groups.get(`${domain}/${className}`) ?? [];
      if (pictures.length === 0) absent.push({ domain, className });
      const own = choose(pictures, isReference, selection, `${domain}/${className}`);
      for (const split of ["train", "val", "test"] as const) chosen[split].push(...own[split]);
    }
    const wanted = isReference ? (["train", "val", "test"] as const) : (["val", "test"] as const);
    return wanted
      .filter((split) => chosen[split].length > 0)
      .map((split) => ({ domain, split, pictures: chosen[split] }));
  });
  return { splits, absent };
}

/** Pictures of one class and domain, by split. */
function choose(
  pictures: readonly CataloguedPicture[],
  isReference: boolean,
  { trainPerClass, testPerClass, seed }: Selection,
  stream: string,
): Record<Split, readonly CataloguedPicture[]> {
  const pools = partition(pictures, isReference, stream);
  const valCount = Math.min(pools.val.length, heldOut(trainPerClass));
  const draw = (split: Split, count: number): CataloguedPicture[] => {
    const drawn = new Set(sample(pools[split], count, seed, `import/${split}/${stream}`));
    return pictures.filter((picture) => drawn.has(picture));
  };
  return {
    train: isReference ? draw("train", trainPerClass - valCount) : [],
    val: draw("val", valCount),
    test: draw("test", testPerClass),
  };
}

/** Every picture's split, by the official lists or else drawn once and for all. */
function partition(
  pictures: readonly CataloguedPicture[],
  isReference: boolean,
  stream: string,
): Record<Split, readonly CataloguedPicture[]> {
  const shuffled = sample(pictures, pictures.length, 0, `import/partition/${stream}`);
  const isListed = pictures.some(({ split }) => split !== null);
  let test = shuffled.filter(({ split }) => split === "test");
  let development = shuffled.filter(({ split }) => split === "train");
  if (!isListed) {
    const count = shuffled.length;
    const valCount = heldOut(count);
    const testCount = isReference
      ? Math.min(count - 1, Math.max(1, Math.round(testShare * count)))
      : count - valCount;
    test = shuffled.slice(0, testCount);
    development = shuffled.slice(testCount);
  }
  const valCount = isListed || isReference ? heldOut(development.length) : development.length;
  return { test, val: development.slice(0, valCount), train: development.slice(valCount) };
}

function heldOut(count: number): number {
  return count < 2 ? 0 : Math.max(1, Math.round(validationShare * count));
}

function sample<T>(items: readonly T[], count: number, seed: number, stream: string): T[] {
  const order = new RandomStream(seed, stream).permutation(items.length);
  return Array.from(order.subarray(0, Math.max(0, count)), (i) => items[i]!);
}

function groupPictures(catalogue: Catalogue): ReadonlyMap<string, readonly CataloguedPicture[]> {
  const groups = new Map<string, CataloguedPicture[]>();
  for (const picture of catalogue.pictures) {
    const key = `${catalogue.domains[picture.domain]!}/${catalogue.classes[picture.label]!}`;
    const group = groups.get(key);
    if (group) group.push(picture);
    else groups.set(key, [picture]);
  }
  return groups;
}

function checkNames(kind: NameKind, names: readonly string[], known: readonly string[]): void {
  const [set, wanted] = [new Set(known), new Set(names)];
  const missing = names.find((name) => !set.has(name));
  if (missing !== undefined) throw missingName(kind, missing, known);
  if (wanted.size !== names.length)
    throw new FailureError(
      "bad-spec",
      said(kind === "domain" ? "domainOnce" : "classOnce", names.join(", ")),
    );
}
