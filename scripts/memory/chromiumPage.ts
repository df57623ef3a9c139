import { chromium } from "playwright-core";
import { createServer } from "vite";
import { chromiumFlags, findChromium, softwareWebGpuFlags } from "../chromium.mjs";
import type { MemoryPage } from "./page.ts";

/** Opens a page that counts what is allocated on WebGPU, gives it to `task`, and closes it. */
export async function withChromiumPage<T>(task: (page: MemoryPage) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium or Chrome: set CHROMIUM to its path.");
  const server = await createServer({
    logLevel: "error",
    // A page that is reloaded in the midst of a measurement has lost it.
    server: { port: 0, host: "localhost", hmr: false, watch: null },
    optimizeDeps: { entries: ["scripts/memory/page.ts"] },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumFlags, ...softwareWebGpuFlags],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    page.on("pageerror", (error) => console.error(error));
    page.on("console", (message) => {
      if (message.type() === "error") console.error(message.text());
    });
    const base = server.resolvedUrls?.local[0];
    if (!base) throw new Error("internal: the server gave no address");
    await page.goto(new URL("scripts/memory/page.html", base).href);
    await page.waitForFunction(() => "memory" in window);
    return await task({
      measure: (...args) => page.evaluate((given) => window.memory.measure(...given), args),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
