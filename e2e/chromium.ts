import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { chromiumFlags, findChromium, softwareWebGpuFlags } from "../scripts/chromium.mjs";
import type { LoopbackHub } from "../src/hub/loopbackHub.ts";
import { siteFolder } from "./buildSite.ts";
import type { Overlay, SiteServer } from "./siteServer.ts";
import { serveSite } from "./siteServer.ts";

/** The page is drawn apart from WebGPU, which else keeps it waiting where both are software. */
const webGpuFlags = [...softwareWebGpuFlags, "--disable-gpu-compositing"];

/** Chromium else opens no more than 200 links of a page in ten seconds. */
const manyLinksFlag = "--disable-ipc-flooding-protection";

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The addresses of all that the page and its worker have asked for. */
  readonly requests: readonly string[];
}

export interface VisitOptions {
  /** A function, or a script, that runs in the page before its own scripts. */
  readonly before?: (() => void) | string;
  /** "?embed" */
  readonly search?: string;
  /** A small screen under a finger. */
  readonly isPhone?: boolean;
}

export interface Harness {
  readonly site: SiteServer;
  /** Opens the page in a new profile, with a fragment; `before` runs in it before anything of its own. */
  visit(fragment?: string, options?: VisitOptions): Promise<Visit>;
}

/**
 * The site and a Chromium for the tests of a file. After each test every profile is closed, and the
 * test fails where the page threw, the console told an error, or any other host was asked for anything.
 */
export function openHarness(options: {
  readonly hasWebGpu: boolean;
  readonly overlay?: Overlay;
  /** Whether the page may keep itself for use without a network; else no service worker runs. */
  readonly hasServiceWorker?: boolean;
  /** A hub on this machine that the tests let the page ask. */
  readonly hub?: () => Pick<LoopbackHub, "host" | "storage">;
  /** The address of a dataset viewer on this machine, likewise. */
  readonly viewer?: () => string;
}): () => Harness {
  let browser: Browser | undefined;
  let site: SiteServer | undefined;
  let visits: Visit[] = [];
  let errors: string[] = [];

  beforeAll(async () => {
    const executablePath = findChromium();
    if (!executablePath) {
      throw new Error("These tests need Chromium or Chrome: set CHROMIUM to its path.");
    }
    site = await serveSite(siteFolder, options.overlay);
    browser = await chromium.launch({
      executablePath,
      args: [...chromiumFlags, manyLinksFlag, ...(options.hasWebGpu ? webGpuFlags : [])],
    });
  });

  afterEach(async () => {
    const asked = visits.flatMap(({ requests }) => requests);
    const thrown = errors;
    await Promise.all(visits.map(({ context }) => context.close()));
    visits = [];
    errors = [];
    expect(thrown).toEqual([]);
    const hub = options.hub?.();
    const viewer = options.viewer?.();
    const own = [
      ...[site!.url, ...(hub ? [hub.host, hub.storage] : [])],
      ...(viewer === undefined ? [] : [viewer]),
    ];
    expect(asked.filter((url) => !own.some((host) => isOwn(url, host)))).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  return () => ({
    site: site!,
    async visit(fragment = "", { before, search = "", isPhone = false } = {}) {
      const context = await browser!.newContext({
        ...(isPhone
          ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
          : { viewport: { width: 1280, height: 800 } }),
        serviceWorkers: options.hasServiceWorker ? "allow" : "block",
      });
      const requests: string[] = [];
      context.on("request", (request) => requests.push(request.url()));
      if (before) await context.addInitScript(before);
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !isOfNetwork(message.text())) errors.push(message.text());
      });
      await page.goto(`${site!.url}${search}${fragment === "" ? "" : `#${fragment}`}`);
      await page.locator("#root > *").first().waitFor();
      const visit = { page, context, requests };
      visits.push(visit);
      return visit;
    },
  });
}

/** What Chromium itself tells of every answer that is none: those are looked for by the tests that make them. */
function isOfNetwork(text: string): boolean {
  return text.startsWith("Failed to load resource");
}

function isOwn(url: string, host: string): boolean {
  return url.startsWith(host) || url.startsWith("data:") || url.startsWith("blob:");
}

/** Waits until the status line says `text`. */
export async function waitForStatus(page: Page, text: RegExp, timeout = 120_000): Promise<void> {
  await page.getByTestId("status").filter({ hasText: text }).waitFor({ timeout });
}

/** Presses a button by keyboard: sooner than a click, which waits for two drawn frames. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).press("Enter");
}

/** The step that the page shows. */
export async function stepOf(page: Page): Promise<number> {
  const text = await page.getByTestId("steps").textContent();
  return Number(text?.split("/")[0]);
}
