import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dn4ilClasses, dn4ilGroups } from "./dn4ilGroups.ts";
import { domainnet126Classes } from "./domainnet126Classes.ts";
import { domainnetClasses } from "./domainnetClasses.ts";
import { namedClasses } from "./namedClasses.ts";

test("the known lists are of DomainNet's classes, each once, in official order", () => {
  expect([dn4ilClasses.length, domainnet126Classes.length]).toEqual([100, 126]);
  for (const list of [dn4ilClasses, domainnet126Classes])
    expect(domainnetClasses.filter((name) => list.includes(name))).toEqual(list);
});

test("DN4IL's groups are 20 of five, each class in one", () => {
  expect(dn4ilGroups.map(({ classes }) => classes.length)).toEqual(Array(20).fill(5));
  expect(new Set(dn4ilGroups.flatMap(({ classes }) => classes)).size).toBe(100);
});

const published = new URL(
  "../../../../shared/data/domainnet/dn4il_100_classes.txt",
  import.meta.url,
);
test.skipIf(!existsSync(published))("its 100 classes are those of its lists", () => {
  const lines = readFileSync(published, "utf8").trim().split("\n");
  expect(lines.map((line) => line.split(" ")[1]).sort()).toEqual([...dn4ilClasses].sort());
});

test("classes are named one by one, by list and by group, each once", () => {
  expect(namedClasses(["zebra", "cat"])).toEqual(["zebra", "cat"]);
  expect(namedClasses(["dn4il"])).toEqual(dn4ilClasses);
  expect(namedClasses(["domainnet126"])).toHaveLength(126);
  const fruits = ["strawberry", "banana", "pear", "apple", "watermelon"];
  expect(namedClasses(["dn4il:9"])).toEqual(fruits);
  expect(namedClasses(["pear", "dn4il:fruits", "cat"])).toEqual([
    "pear",
    ...fruits.filter((name) => name !== "pear"),
    "cat",
  ]);
  expect(namedClasses(["dn4il:clothes-accessories"])).toContain("bowtie");
});

test("a group that there is not is named, with those that there are", () => {
  for (const name of ["dn4il:21", "dn4il:0", "dn4il:cheese", "dn4il:"])
    expect(() => namedClasses([name])).toThrow(
      `there is no group '${name}'; there are dn4il:1 to dn4il:20, or by name small-animals, `,
    );
});
