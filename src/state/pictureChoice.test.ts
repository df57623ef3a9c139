import { expect, test } from "vitest";
import { dn4ilGroups } from "../data/import/dn4ilGroups.ts";
import { domainnetClasses } from "../data/import/domainnetClasses.ts";
import {
  choiceProblem,
  classGroups,
  classPresets,
  domainnetContents,
  firstChoice,
} from "./pictureChoice.ts";

test("presets are of classes that are there", () => {
  const ids = (known: readonly string[]) => classPresets(known).map(({ id }) => id);
  expect(ids(domainnetClasses)).toEqual(["all", "domainnet126", "dn4il", "few"]);
  expect(ids(["cat", "dog"])).toEqual(["all"]);
});

test("groups are those whose classes are all there", () => {
  expect(classGroups(domainnetClasses)).toEqual(dn4ilGroups);
  const some = ["bird", "bat", "cat", "bee", "mosquito", "butterfly", "mouse"];
  expect(classGroups(some).map(({ title }) => title)).toEqual(["insects"]);
  expect(classGroups(["bird", "bat"])).toEqual([]);
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
  expect(choiceProblem({ ...choice, testPerClass: NaN })).toBe("testPerClass");
  expect(choiceProblem({ ...choice, trainPerClass: 2.5 })).toBe("trainPerClass");
  expect(choiceProblem({ ...choice, seed: 2 ** 32 })).toBe("seed");
  expect(choiceProblem({ ...choice, seed: 2 ** 32 - 1 })).toBeNull();
  expect(choiceProblem({ ...choice, title: " " })).toBe("title");
});
