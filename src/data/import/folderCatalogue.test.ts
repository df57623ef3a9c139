import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { domainnetClasses } from "./domainnetClasses.ts";
import { catalogueFolder } from "./folderCatalogue.ts";
import { filesOf, memoryFile, smallDomainNet, testClasses } from "./testPictures.ts";
import { said } from "../../shared/said.ts";

const empty = new Uint8Array(0);
const filesAt = (...paths: string[]) => paths.map((path) => memoryFile(path, empty));
const text = (content: string) => new TextEncoder().encode(content);

/** [domain, class] of every picture. */
async function placesOf(name: string, ...paths: string[]): Promise<string[]> {
  const { domains, classes, pictures } = await catalogueFolder(name, filesAt(...paths));
  return pictures.map(({ domain, label }) => `${domains[domain]!}: ${classes[label]!}`);
}

test("the 345 official names are in official order", () => {
  const path = new URL("../../../scripts/data/domainnet-classes.json", import.meta.url);
  expect(domainnetClasses).toEqual(JSON.parse(readFileSync(path, "utf8")));
  expect(new Set(domainnetClasses).size).toBe(345);
  const at = (label: number) => domainnetClasses[label];
  expect([at(0), at(66), at(67), at(205), at(206), at(327), at(344)]).toEqual([
    "aircraft_carrier",
    "cello",
    "cell_phone",
    "paintbrush",
    "paint_can",
    "t-shirt",
    "zigzag",
  ]);
});

test("<domain>/<class>/<file>, with classes in official order and pictures by path", async () => {
  const catalogue = await catalogueFolder("mini", filesOf(smallDomainNet(5)).reverse());
  expect(catalogue.domains).toEqual(["quickdraw", "real"]);
  expect(catalogue.classes).toEqual(testClasses);
  expect(catalogue.pictures).toHaveLength(30);
  const paths = catalogue.pictures.map(({ path }) => path);
  expect(paths).toEqual(paths.toSorted());
  expect(catalogue.pictures.every(({ split }) => split === null)).toBe(true);
  const read = catalogue.reader(catalogue.pictures);
  const [first] = catalogue.pictures;
  expect(await read(first!)).toEqual(smallDomainNet(5).get(first!.path));
});

test("folders around the domains do not count, and without domains the collection is one", async () => {
  const dropped = ["PACS/photo/dog/1.jpg", "PACS/sketch/dog/1.jpg"];
  expect(await placesOf("x", ...dropped)).toEqual(["photo: dog", "sketch: dog"]);
  expect(await placesOf("x", "pets/cat/1.jpg", "pets/dog/2.png")).toEqual([
    "pets: cat",
    "pets: dog",
  ]);
  expect(await placesOf("mine", "cat/1.jpg", "dog/2.JPEG")).toEqual(["mine: cat", "mine: dog"]);
});

test("other classes are in the order of their characters", async () => {
  const { classes } = await catalogueFolder(
    "x",
    filesAt("d/b/1.jpg", "d/airplane/1.jpg", "d/C/1.jpg"),
  );
  expect(classes).toEqual(["C", "airplane", "b"]);
});

test("what lies elsewhere is left out and listed; litter is not mentioned", async () => {
  const catalogue = await catalogueFolder(
    "x",
    filesAt("a.jpg", "real/cup/1.jpg", "real/cup/2.jpg", "real/cup/deep/3.jpg", "README.md").concat(
      filesAt(
        "__MACOSX/real/cup/1.jpg",
        "real/cup/.DS_Store",
        "real/cup/._1.jpg",
        "real/Thumbs.db",
      ),
    ),
  );
  expect(catalogue.pictures.map(({ path }) => path)).toEqual(["real/cup/1.jpg", "real/cup/2.jpg"]);
  expect(catalogue.leftOut).toEqual([
    { path: "a.jpg", reason: said("notInClassFolder") },
    { path: "real/cup/deep/3.jpg", reason: said("otherDepth", 3, 2) },
  ]);
});

test("official lists say which split a picture is in, by its path alone", async () => {
  const pictures = ["real/cup/1.jpg", "real/cup/2.jpg", "real/dog/3.jpg", "real/dog/4.jpg"];
  const catalogue = await catalogueFolder("x", [
    ...filesAt(...pictures.map((path) => `domainnet/${path}`), "domainnet/sketch/dog/5.jpg"),
    // Labels of a subset's list count anew, so they are not those of the folders.
    memoryFile("txt/real_train.txt", text("real/cup/1.jpg 17\r\nreal/dog/4.jpg 9\n")),
    memoryFile("txt/real_test.txt", text("real/cup/2.jpg 17\nreal/dog/4.jpg 9\nreal/dog/77.jpg 9")),
  ]);
  const splits = catalogue.pictures.map(({ path, split }) => [path.slice(10), split]);
  expect(splits).toEqual([
    ["real/cup/1.jpg", "train"],
    ["real/cup/2.jpg", "test"],
    ["real/dog/4.jpg", "test"],
    ["sketch/dog/5.jpg", null],
  ]);
  expect(catalogue.leftOut).toEqual([
    { path: "domainnet/real/dog/3.jpg", reason: said("notInLists", "real") },
  ]);
});

test("no picture in a class's folder is an error that says how they must lie", async () => {
  await expect(catalogueFolder("mine", filesAt("1.jpg", "notes.txt"))).rejects.toThrow(
    /'mine' has no pictures in folders of classes: they must lie as <domain>\/<class>\/<file>/,
  );
});
