import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { sha256 } from "../shared/sha256.ts";

interface Measured {
  readonly accuracy: { readonly mean: number };
}

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

test("sha256.json says which weights lie beside it, for whoever does not fetch them", () => {
  const folder = new URL("../../public/models/drawings-clip/", import.meta.url);
  const said: unknown = JSON.parse(readFileSync(new URL("sha256.json", folder), "utf8"));
  const name = "model.safetensors";
  expect(said).toEqual({ [name]: sha256(readFileSync(new URL(name, folder))) });
});

test("the model's card has the zero-shot accuracies that the page is told to expect", () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const { presets } = JSON.parse(read("src/experiment/expected.json")) as {
    presets: { short: { methods: { method: string; domains: Record<string, Measured> }[] } };
  };
  const { domains } = presets.short.methods.find(({ method }) => method === "zero-shot")!;
  const shown = Object.values(domains).map(({ accuracy }) => (100 * accuracy.mean).toFixed(1));
  const row = /^\| test \|.*$/m.exec(read("public/models/drawings-clip/README.md"))![0];
  expect(row.match(/[\d.]+/g)).toEqual(shown);
});
