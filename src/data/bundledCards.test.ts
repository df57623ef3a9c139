import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { sha256 } from "../shared/sha256.ts";

/** A row of a card's table of files: name, bytes, sha256. */
const fileRow = /^\| (\S+) +\| (\d+) +\| `([0-9a-f]{64})` +\|$/gm;

test.each(["models/drawings-clip", "data/drawings"])(
  "the card of %s has size and sha256 of every file beside it",
  (path) => {
    const folder = new URL(`../../public/${path}/`, import.meta.url);
    const card = readFileSync(new URL("README.md", folder), "utf8");
    const listed = [...card.matchAll(fileRow)].map(([, name, bytes, hash]) => [name, bytes, hash]);
    const files = readdirSync(folder).filter((name) => name !== "README.md");
    const found = files.map((name) => {
      const content = readFileSync(new URL(name, folder));
      return [name, String(content.length), sha256(content)];
    });
    expect(listed.sort()).toEqual(found.sort());
  },
);
