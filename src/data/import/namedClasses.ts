import { FailureError } from "../../shared/failure.ts";
import type { ClassGroup } from "./dn4ilGroups.ts";
import { dn4ilClasses, dn4ilGroups } from "./dn4ilGroups.ts";
import { domainnet126Classes } from "./domainnet126Classes.ts";

const groupPrefix = "dn4il:";

/**
 * The classes that a person names: each by its own name, or many by that of a list, "dn4il",
 * "domainnet126", or of a group of DN4IL, "dn4il:6" or "dn4il:insects". Each once, as they come. Throws
 * a FailureError ("bad-spec") for a group that there is not.
 */
export function namedClasses(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap(expand))];
}

function expand(name: string): readonly string[] {
  if (name === "dn4il") return dn4ilClasses;
  if (name === "domainnet126") return domainnet126Classes;
  if (!name.startsWith(groupPrefix)) return [name];
  const wanted = name.slice(groupPrefix.length);
  const group = dn4ilGroups.find((one, i) => wanted === String(i + 1) || wanted === groupId(one));
  if (group) return group.classes;
  throw new FailureError(
    "bad-spec",
    `there is no group '${name}'; there are ${groupPrefix}1 to ${groupPrefix}${dn4ilGroups.length}, or by name ${dn4ilGroups.map(groupId).join(", ")}`,
  );
}

/** A group's title as an argument: small letters with dashes. */
function groupId({ title }: ClassGroup): string {
  return title.replace(/[^a-z]+/g, "-");
}
