import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;

/** What only the command line and the tests meet, and graphs, which are ours from end to end. */
const elsewhere = /^(?:cli|graph|data\/import\/(?:nodeFolder|namedClasses))\b|fixtures|tinySite/;
/** Faults of ours, and what somebody ended on purpose, have no words for other languages. */
const plain = /^"(?:internal|cancelled)"/;

test("every failure that a person can meet on the page is said in the page's language", async () => {
  const paths = await readdir(root, { recursive: true });
  const found: string[] = [];
  for (const path of paths) {
    if (!/\.tsx?$/.test(path) || /\.test\.ts$|\.gpu\./.test(path) || elsewhere.test(path)) continue;
    const code = await readFile(join(root, path), "utf8");
    for (const [, given] of code.matchAll(/new FailureError\(\s*([^;]*)/g))
      if (!plain.test(given!) && /^\s*"[a-z-]+",\s*["`]/.test(given!))
        found.push(`${path}: ${given!.slice(0, 80)}`);
  }
  expect(found).toEqual([]);
});
