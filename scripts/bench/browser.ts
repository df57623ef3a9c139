import { chromium } from "playwright-core";
import { createServer } from "vite";
import { chromiumFlags, findChromium, hardwareWebGpuFlags } from "../chromium.mjs";
import type { BenchPage } from "./page.ts";

export interface BenchBrowser extends BenchPage {
  readonly version: string;
  close(): Promise<void>;
}

/** Opens the benchmark's page in Chromium, served from the sources. */
export async function openBenchBrowser(): Promise<BenchBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium or Chrome: set CHROMIUM to its path.");
  const server = await createServer({ logLevel: "error", server: { port: 0, host: "localhost" } });
  await server.listen();
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumFlags, ...hardwareWebGpuFlags],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on("pageerror", (error) => console.error(error));
  const base = server.resolvedUrls?.local[0];
  if (!base) throw new Error("internal: the server gave no address");
  await page.goto(new URL("scripts/bench/page.html", base).href);
  await page.waitForFunction(() => "bench" in window);
  return {
    version: browser.version(),
    adapter: () => page.evaluate(() => window.bench.adapter()),
    create: (...args) => page.evaluate((given) => window.bench.create(...given), args),
    step: (key) => page.evaluate((given) => window.bench.step(given), key),
    wasmBytes: () => page.evaluate(() => window.bench.wasmBytes()),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
