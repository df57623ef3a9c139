import { expect, test } from "vitest";
import { dn4ilClasses } from "../data/import/dn4ilClasses.ts";
import { domainnet126Classes } from "../data/import/domainnet126Classes.ts";
import { domainnetClasses } from "../data/import/domainnetClasses.ts";
import { choiceProblem, classPresets, domainnetContents, firstChoice } from "./pictureChoice.ts";

test("the lists of classes are of DomainNet's, each once, in official order", () => {
  for (const [list, length] of [
    [dn4ilClasses, 100],
    [domainnet126Classes, 126],
  ] as const) {
    expect(new Set(list).size).toBe(length);
    expect(domainnetClasses.filter((name) => list.includes(name))).toEqual(list);
  }
});

test("presets are of classes that are there", () => {
  const ids = (known: readonly string[]) => classPresets(known).map(({ id }) => id);
  expect(ids(domainnetClasses)).toEqual(["all", "domainnet126", "dn4il", "few"]);
  expect(ids(["cat", "dog"])).toEqual(["all"]);
});

test("a first choice trains on real pictures, and takes little of what is large", () => {
  const choice = firstChoice(domainnetContents, 224);
  expect(choice).toMatchObject({ reference: "real", shifted: ["quickdraw", "sketch"] });
  expect(choice.classes).toHaveLength(10);
  const own = { name: "pets", domains: ["a", "b"], classes: ["cat", "dog"], counts: [[1, 2]] };
  expect(firstChoice(own, 48)).toMatchObject({ reference: "a", shifted: ["b"], imageSize: 48 });
});

test("what cannot be imported is told apart", () => {
  const choice = firstChoice(domainnetContents, 224);
  expect(choiceProblem(choice)).toBeNull();
  expect(choiceProblem({ ...choice, classes: ["cat"] })).toBe("classes");
  expect(choiceProblem({ ...choice, testPerClass: NaN })).toBe("numbers");
  expect(choiceProblem({ ...choice, title: " " })).toBe("title");
});
