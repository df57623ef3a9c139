/**
 * Writes docs/lighthouse.md: what Lighthouse says of the first screen of the built page, on a desktop
 * with a network of 10 Mbit/s, and when the first chart is there on a cold cache. Lighthouse is
 * installed for this only (`npm run lighthouse`).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { chromium } from "playwright-core";
import { format } from "prettier";
import { build } from "vite";
import { serveSite } from "../../e2e/siteServer.ts";
import { chromiumFlags, findChromium } from "../chromium.mjs";
import { firstVisitLimitBytes, measureFirstChart } from "./firstChart.ts";

const folder = ".cache/lighthouse";
const network = { megabitsPerSecond: 10, latencyMs: 40 };
const limits = { performance: 0.95, accessibility: 0.95, firstChartMs: 3000 };

interface Report {
  readonly lighthouseVersion: string;
  readonly categories: Readonly<Record<string, { readonly title: string; readonly score: number }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly displayValue?: string }>
  >;
}

process.env.NODE_ENV = "production";
mkdirSync(folder, { recursive: true });
await build({ logLevel: "error", build: { outDir: `${folder}/site`, emptyOutDir: true } });
const executablePath = findChromium();
if (!executablePath) throw new Error("This needs Chromium or Chrome: set CHROMIUM to its path.");
const site = await serveSite(`${folder}/site`, new Map(), { isCompressed: true });
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
const firstChart = await measureFirstChart(browser, site.url, network);
const device = `Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
await browser.close();
const load = loadavg()[0]!;
const report = await runLighthouse(executablePath);
await site.close();
const score = (id: string) => report.categories[id]?.score ?? 0;
await write();
console.log(readFileSync("docs/lighthouse.md", "utf8"));
if (
  score("performance") < limits.performance ||
  score("accessibility") < limits.accessibility ||
  firstChart.elapsedMs > limits.firstChartMs
)
  process.exitCode = 1;

/** In a process of its own beside this one, which serves the page. */
async function runLighthouse(path: string): Promise<Report> {
  const output = `${folder}/report.json`;
  const child = spawn(
    process.execPath,
    [
      "node_modules/lighthouse/cli/index.js",
      site.url,
      "--quiet",
      "--output=json",
      `--output-path=${output}`,
      "--preset=desktop",
      "--throttling-method=simulate",
      `--throttling.rttMs=${network.latencyMs}`,
      `--throttling.throughputKbps=${network.megabitsPerSecond * 1024}`,
      "--only-categories=performance,accessibility,best-practices",
      `--chrome-flags=${chromiumFlags.join(" ")}`,
    ],
    { env: { ...process.env, CHROME_PATH: path }, stdio: ["ignore", "inherit", "inherit"] },
  );
  const [status] = (await once(child, "exit")) as [number | null];
  if (status !== 0) throw new Error("Lighthouse failed; its messages are above.");
  return JSON.parse(readFileSync(output, "utf8")) as Report;
}

async function write(): Promise<void> {
  const shown = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
  ];
  const audits = shown.flatMap((id) => {
    const audit = report.audits[id];
    return audit ? [`| ${audit.title} | ${audit.displayValue ?? "–"} |`] : [];
  });
  const categories = Object.values(report.categories).map(
    ({ title, score: one }) => `| ${title} | ${Math.round(100 * one)} |`,
  );
  const document = `# The first screen, measured

Written by \`npm run lighthouse\`: Lighthouse ${report.lighthouseVersion}, its desktop preset, a network of ${network.megabitsPerSecond} Mbit/s with ${network.latencyMs} ms there and back, a cold cache. Measured on ${new Date().toISOString().slice(0, 10)} with ${device}, drawing in software, under a load of ${load.toFixed(1)}.

| category | score |
| --- | ---: |
${categories.join("\n")}

| audit | value |
| --- | ---: |
${audits.join("\n")}

The first chart is drawn ${(firstChart.elapsedMs / 1000).toFixed(1)} s after the address is entered, on the same network with nothing cached (limit: ${limits.firstChartMs / 1000} s); ${Math.round(firstChart.bytes / 1000)} kB come for the whole first view, which a test of the built page holds below ${firstVisitLimitBytes / 1000} kB.
`;
  await writeFile(
    "docs/lighthouse.md",
    await format(document, { parser: "markdown", printWidth: 100 }),
  );
}
