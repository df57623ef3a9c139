import { commonFields } from "../experiment/spec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import { said } from "../shared/said.ts";
import type { Problem } from "../shared/schema.ts";
import type { DraftStore } from "./draft.ts";
import { valueOf, withValue } from "./draft.ts";

/** Parts of the page, beside the fields, that a teacher may hide or lock. */
export const lockableParts = ["presets", "methods", "sweep", "compute", "share", "pages"] as const;

/** Every field of the set-up by its name in links: "steps", "lipsum-ft.texts". */
export const fieldNames: readonly string[] = [
  ...Object.keys(commonFields),
  ...recipeIds.flatMap((id) =>
    Object.keys(recipeOf(id).hyperparameters).map((name) => `${id}.${name}`),
  ),
];

/** What a lesson link takes out of its readers' hands, and what it tells them. */
export interface Restrictions {
  /** Names of fields and parts that are not there. What is hidden keeps its value too. */
  readonly hidden: ReadonlySet<string>;
  /** Names of fields and parts that are there and cannot be changed. */
  readonly locked: ReadonlySet<string>;
  /** The teacher's words; empty where there are none. */
  readonly sentence: string;
}

/** Longer sentences are cut: a link is to stay a link. */
export const longestSentence = 500;

/** Reads "?hide=seed&lock=steps,methods&say=Find the best λ."; null where the address restricts nothing. */
export function readRestrictions(search: string): {
  readonly restrictions: Restrictions | null;
  readonly problems: readonly Problem[];
} {
  const given = new URLSearchParams(search);
  const known: readonly string[] = [...lockableParts, ...fieldNames];
  const problems: Problem[] = [];
  const read = (key: string) => {
    const names = (given.get(key) ?? "").split(",").filter(Boolean);
    for (const name of names.filter((one) => !known.includes(one)))
      problems.push({
        field: key,
        ...said("notLockable", key, lockableParts.join(", "), name.slice(0, 60)),
      });
    return new Set(names.filter((name) => known.includes(name)));
  };
  const restrictions = {
    hidden: read("hide"),
    locked: read("lock"),
    sentence: (given.get("say") ?? "").slice(0, longestSentence),
  };
  const isFree =
    restrictions.hidden.size + restrictions.locked.size === 0 && restrictions.sentence === "";
  return { restrictions: isFree ? null : restrictions, problems };
}

/** An address with these restrictions in place of its own. */
export function withRestrictions(href: string, { hidden, locked, sentence }: Restrictions): string {
  const url = new URL(href);
  const set = (key: string, value: string) => {
    if (value === "") url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  };
  set("hide", [...hidden].join(","));
  set("lock", [...locked].join(","));
  set("say", sentence);
  return url.href;
}

/**
 * Keeps what is hidden or locked as it is in the draft now, whatever changes the draft: a control, a
 * preset, a lesson or the address.
 */
export function holdDraft(draft: DraftStore, { hidden, locked }: Restrictions): void {
  const held = draft.getState().spec;
  const names = [...hidden, ...locked];
  draft.subscribe(({ spec }) => {
    const kept = names.reduce((now, name) => keep(now, held, name), spec);
    if (kept !== spec) draft.setState({ spec: kept });
  });
}

function keep(spec: ExperimentSpec, held: ExperimentSpec, name: string): ExperimentSpec {
  if (name === "methods") {
    const isSame = spec.recipes.join() === held.recipes.join();
    return isSame ? spec : { ...spec, recipes: held.recipes };
  }
  if (!fieldNames.includes(name)) return spec;
  const value = valueOf(held, name);
  return valueOf(spec, name) === value ? spec : withValue(spec, name, value);
}
