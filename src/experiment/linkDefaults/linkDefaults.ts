import { defaultSpec } from "../defaultSpec.ts";
import type { ExperimentSpec } from "../spec.ts";
import { readSpecObject } from "../specFile.ts";
import version1 from "./version1.json" with { type: "json" };

/**
 * Of the links that are written now. A link holds only what differs from its version's defaults, so
 * that a changed default makes a new version: the defaults of before stay here in a file, and links of
 * then open with them. A field that is new needs none where its default is what was done before; it is
 * added to every file with that.
 */
export const linkVersion = "2";

/**
 * By version. Defaults changed within version 1 too, and no link tells when it was made: the first of
 * each field is taken.
 */
const frozen: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map([["1", version1]]);

export const linkVersions: readonly string[] = [...frozen.keys(), linkVersion];

/** What a link of a version leaves unsaid; null where there is no such version. */
export function linkDefaults(version: string): ExperimentSpec | null {
  if (version === linkVersion) return defaultSpec();
  const defaults = frozen.get(version);
  return defaults ? readSpecObject(defaults).spec : null;
}
