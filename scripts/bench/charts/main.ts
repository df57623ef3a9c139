/**
 * Times the frames of the page with many long runs: while the crosshair moves over the finished runs,
 * while it moves over runs that grow, and while the charts are zoomed. The runs are made up; the page is
 * the built one.
 *
 *   npm run bench:charts -- [--runs 10] [--steps 5000] [--seconds 5] [--json FILE]
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { chromiumFlags, findChromium } from "../../chromium.mjs";
import { formatTable } from "../table.ts";
import { serveBench } from "./site.ts";
import type {} from "./page.tsx";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10" },
    steps: { type: "string", default: "5000" },
    seconds: { type: "string", default: "5" },
    json: { type: "string" },
  },
});
const { runs, steps, seconds } = values;
const executablePath = findChromium();
if (!executablePath) throw new Error("No Chromium or Chrome: set CHROMIUM to its path.");

interface Frames {
  readonly what: string;
  /** Milliseconds between two frames: median, 95th percentile and longest. */
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  /** Frames in a second. */
  readonly rate: number;
  /** Milliseconds of a processor that the page's thread took in a second: the same whatever else the machine does. */
  readonly busyMs: number;
}

const { site, url } = await serveBench();
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
try {
  const finished = await open(1);
  const still = await frames(finished, "nothing moves", () => Promise.resolve());
  const hover = await frames(finished, "crosshair over finished runs", () => sweep(finished));
  const zoom = await frames(finished, "zooming by keys", () => zoomAround(finished));
  await finished.close();
  const growing = await open(0.5);
  const live = await frames(growing, "crosshair over growing runs", async () => {
    await growing.evaluate((updates) => {
      window.setInterval(() => window.chartBench.trainer.advance(updates), 100);
    }, 10);
    await sweep(growing);
  });
  const points = await growing.locator("path.recharts-line-curve").count();
  const renderer = await growing.evaluate(() => {
    const context = document.createElement("canvas").getContext("webgl");
    return String(context?.getParameter(context.RENDERER) ?? "no WebGL");
  });
  const all = [still, hover, zoom, live];
  const device = `Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${renderer}`;
  const title = `${runs} runs × ${steps} steps, ${points} lines in 8 charts, 1440 × 900`;
  const load = loadavg()[0]!.toFixed(1);
  const date = new Date().toISOString().slice(0, 10);
  console.log(`${title}\n${device}\n${date}, load ${load}\n`);
  const ms = (value: number) => value.toFixed(1);
  console.log(
    formatTable(
      ["", "frames/s", "median ms", "95 % ms", "longest ms", "busy ms/s"],
      all.map((one) => [
        one.what,
        one.rate.toFixed(0),
        ...[one.medianMs, one.p95Ms, one.worstMs].map(ms),
        one.busyMs.toFixed(0),
      ]),
    ),
  );
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ title, device, date, load, frames: all }, null, 2)}\n`,
    );
} finally {
  await browser.close();
  await site.close();
}

/** The page with its runs, of which `done` are there already. */
async function open(done: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${url}?runs=${runs}&steps=${steps}&done=${done}`);
  await page.getByRole("button", { name: "Start training" }).click();
  await page.locator("path.recharts-line-curve").first().waitFor();
  await page.waitForTimeout(1500);
  return page;
}

/** What passes between frames while `act` goes on, for as long as it was asked. */
async function frames(page: Page, what: string, act: () => Promise<void>): Promise<Frames> {
  const busyMs = await busyClock(page);
  const before = await busyMs();
  const times = page.evaluate((forMs) => window.chartBench.frames(forMs), 1000 * Number(seconds));
  await act();
  const all = await times;
  const busy = (await busyMs()) - before;
  const gaps = all.slice(1).map((time, i) => time - all[i]!);
  gaps.sort((a, b) => a - b);
  const quantile = (share: number) =>
    gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))]!;
  return {
    what,
    medianMs: quantile(0.5),
    p95Ms: quantile(0.95),
    worstMs: gaps.at(-1)!,
    rate: (1000 * gaps.length) / (all.at(-1)! - all[0]!),
    busyMs: (1000 * busy) / (all.at(-1)! - all[0]!),
  };
}

/** How long the page's thread has had a processor for its tasks, in milliseconds. */
async function busyClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
  };
}

/** Moves the pointer to and fro over the loss chart for as long as frames are timed. */
async function sweep(page: Page): Promise<void> {
  const box = await page
    .getByRole("region", { name: "Loss" })
    .getByRole("slider", { name: /^Crosshair/ })
    .boundingBox();
  if (!box) throw new Error("internal: the loss chart is not there");
  const end = Date.now() + 1000 * Number(seconds) - 300;
  for (let i = 0; Date.now() < end; i++) {
    const share = Math.abs(((i * 0.013) % 2) - 1);
    await page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
  }
}

async function zoomAround(page: Page): Promise<void> {
  const crosshair = page
    .getByRole("region", { name: "Loss" })
    .getByRole("slider", { name: /^Crosshair/ });
  await crosshair.focus();
  const end = Date.now() + 1000 * Number(seconds) - 300;
  for (let i = 0; Date.now() < end; i++) {
    await page.keyboard.press(i % 8 < 4 ? "+" : "-");
    await page.waitForTimeout(250);
  }
}
