/** Writes docs/bundle.md: what the first view of the built page loads, and what only comes when used. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { build } from "vite";
import { firstViewLimitBytes, firstViewScripts, readScript } from "./firstView.ts";
import type { Script } from "./firstView.ts";

const siteFolder = ".cache/bundle/site";
process.env.NODE_ENV = "production";
await build({ logLevel: "error", build: { outDir: siteFolder, emptyOutDir: true } });

const first = firstViewScripts(siteFolder);
const later = readdirSync(`${siteFolder}/assets`)
  .filter((name) => name.endsWith(".js"))
  .map((name) => readScript(siteFolder, `assets/${name}`))
  .filter(({ path }) => first.every((script) => script.path !== path))
  .sort((a, b) => b.gzipBytes - a.gzipBytes);
const total = first.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);

mkdirSync("docs", { recursive: true });
const document = `# What the page loads

Written by \`npm run bundle\`; a test holds the first view to its limit.

The first view's JavaScript is ${kilobytes(total)} kB compressed (gzip); the limit is ${kilobytes(firstViewLimitBytes)} kB.

${table(first)}

Only when used (pages, formulas, lessons, languages, the worker and the engine's loader):

${table(later)}
`;
writeFileSync("docs/bundle.md", await format(document, { parser: "markdown", printWidth: 100 }));
console.log(`First view: ${kilobytes(total)} kB of ${kilobytes(firstViewLimitBytes)} kB.`);
if (total > firstViewLimitBytes) process.exitCode = 1;

function table(scripts: readonly Script[]): string {
  const rows = scripts.map(
    ({ path, bytes, gzipBytes }) =>
      `| ${nameOf(path)} | ${kilobytes(bytes)} | ${kilobytes(gzipBytes)} |`,
  );
  return ["| script | kB | kB gzip |", "| --- | ---: | ---: |", ...rows].join("\n");
}

/** Without its folder and hash, which change with every build. */
function nameOf(path: string): string {
  return path.replace(/^assets\//, "").replace(/-[\w-]{8}\.js$/, "");
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
