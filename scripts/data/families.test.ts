import { describe, expect, it } from "vitest";
import { DOMAINS, FAMILIES } from "./families.ts";

describe("FAMILIES", () => {
  it("puts a collection into one family only", () => {
    const sets = FAMILIES.flatMap((family) => family.members.map((member) => member.set));
    expect(new Set(sets).size).toBe(sets.length);
  });

  it("uses a family for a split that its domains have", () => {
    for (const { members, use } of FAMILIES) {
      for (const { domain } of members.flatMap((member) => member.parts)) {
        expect(DOMAINS.find(({ id }) => id === domain)?.splits).toContain(use);
      }
    }
  });
});
