/** docs/adding-a-method.md, followed to the letter in a copy of the source. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RunEvent } from "../experiment/record.ts";
import { tinySiteFiles } from "../training/tinySite.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const root = new URL("../..", import.meta.url).pathname;
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "lipsum-method-"));
  for (const path of ["src", "package.json", "tsconfig.json"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const [path, bytes] of tinySiteFiles()) {
    const file = join(copy, "site", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("one file and one row make a method that compiles, trains and is listed", () => {
  const guide = readFileSync(join(root, "docs/adding-a-method.md"), "utf8");
  const blocks = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1]!);
  const [file, importLine, row] = blocks as [string, string, string];
  expect(blocks).toHaveLength(3);
  writeFileSync(join(copy, "src/recipes/featureAnchor.ts"), file);
  const table = join(copy, "src/recipes/index.ts");
  const before = readFileSync(table, "utf8");
  const neighbour = '  "lipsum-ft": lipsumFt,\n';
  expect(before).toContain(neighbour);
  writeFileSync(table, importLine + before.replace(neighbour, neighbour + row));

  writeFileSync(
    join(copy, "tsconfig.method.json"),
    JSON.stringify({ extends: "./tsconfig.json", include: ["src/cli/main.ts"] }),
  );
  const types = node("node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.method.json");
  expect(types.stdout).toBe("");
  expect(types.status).toBe(0);

  const main = "src/cli/main.ts";
  expect(lipsum("recipes").stdout).toContain("feature-anchor: Feature anchor");
  const set = ["recipes=ft,feature-anchor", "steps=3", "batchSize=4", "evaluations=1"];
  const run = lipsum(
    ...["run", "--assets", "site", "--out", "out", "--threads", "1"],
    ...set.flatMap((field) => ["--set", field]),
  );
  expect(run.stderr).toContain("FT and Feature anchor: 3 steps");
  expect(run.status).toBe(0);
  const events = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RunEvent);
  const anchors = events.flatMap((event) =>
    event.type === "steps" && event.runId === "feature-anchor"
      ? event.records.map(({ terms }) => terms["anchor"])
      : [],
  );
  // Rates 0 and the peak: the features are the frozen ones for two updates, and then no longer.
  expect(anchors).toHaveLength(3);
  expect(anchors[0]).toBe(0);
  expect(anchors[2]).toBeGreaterThan(0);

  function lipsum(...args: string[]) {
    return node("--import", "tsx", main, ...args);
  }
});

function node(...args: string[]) {
  return spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
}
