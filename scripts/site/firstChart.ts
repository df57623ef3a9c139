import type { Browser } from "playwright-core";

export interface Network {
  readonly megabitsPerSecond: number;
  /** There and back. */
  readonly latencyMs: number;
}

export interface FirstChart {
  /** From the address to the first drawn curve. */
  readonly elapsedMs: number;
  /** What has come over the network once the first view asks for nothing more, as it was sent. */
  readonly bytes: number;
}

/** What may come over the network for the whole first view: at 10 Mbit/s a second, of the 3 that its chart may take. */
export const firstVisitLimitBytes = 1_250_000;

/** Opens the page with nothing cached, over a network as slow as given, until the first curve is drawn. */
export async function measureFirstChart(
  browser: Browser,
  url: string,
  network: Network | null = null,
): Promise<FirstChart> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on("Network.dataReceived", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send("Network.enable");
  if (network) {
    const bytesPerSecond = (network.megabitsPerSecond * 1e6) / 8;
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  }
  const start = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(".recharts-line-curve").first().waitFor({ timeout: 120_000 });
  const elapsedMs = performance.now() - start;
  await page.waitForLoadState("networkidle");
  await context.close();
  return { elapsedMs, bytes };
}
