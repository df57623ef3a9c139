import { readFile } from "node:fs/promises";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { chromium } from "playwright-core";
import { build } from "vite";
import type { Overlay } from "../../e2e/siteServer.ts";
import { serveSite } from "../../e2e/siteServer.ts";
import { parseRecording } from "../../src/experiment/readRecording.ts";
import type { Recording } from "../../src/experiment/recording.ts";
import {
  chromiumFlags,
  findChromium,
  hardwareWebGpuFlags,
  softwareWebGpuFlags,
} from "../chromium.mjs";
import type { DriftRuntime } from "./plan.ts";

const siteFolder = ".cache/drift/site";
const deviceNames = { wasm: "CPU (wasm)", webgpu: "WebGPU" } as const;

export interface DriftPage {
  /** Opens a link's fragment in a new profile, trains it to its end, and saves it as a file does. */
  record(
    fragment: string,
    runtime: Exclude<DriftRuntime, "node">,
    overlay?: Overlay,
  ): Promise<Recording>;
  close(): Promise<void>;
}

/** The built page in Chromium. WebGPU is the processor's, but for WEBGPU=hardware. */
export async function openDriftPage(): Promise<DriftPage> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("This needs Chromium or Chrome: set CHROMIUM to its path.");
  process.env.NODE_ENV = "production";
  await build({ logLevel: "error", build: { outDir: siteFolder, emptyOutDir: true } });
  const site = await serveSite(siteFolder);
  const webGpuFlags =
    process.env.WEBGPU === "hardware"
      ? hardwareWebGpuFlags
      : [...softwareWebGpuFlags, "--disable-gpu-compositing"];
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumFlags, ...webGpuFlags],
  });
  return {
    async record(fragment, runtime, overlay = new Map()) {
      site.overlay = overlay;
      const context = await browser.newContext({ serviceWorkers: "block" });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(0);
        await page.goto(`${site.url}#${fragment}`);
        await page.getByText("More", { exact: true }).press("Enter");
        await page
          .getByLabel("Compute on", { exact: true })
          .selectOption({ label: deviceNames[runtime] });
        await page.getByRole("button", { name: "Start training" }).press("Enter");
        await page
          .getByTestId("status")
          .filter({ hasText: /^Finished|^Ended/ })
          .waitFor();
        await page.getByRole("button", { name: "Share", exact: true }).press("Enter");
        const save = page.getByRole("button", { name: "Save as a file", exact: true });
        const [download] = await Promise.all([page.waitForEvent("download"), save.press("Enter")]);
        return await recordingOf(await readFile(await download.path()));
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

async function recordingOf(zipped: Uint8Array): Promise<Recording> {
  const zip = new ZipReader(new Uint8ArrayReader(zipped), { useWebWorkers: false });
  const entry = (await zip.getEntries()).find(({ filename }) => filename === "recording.json");
  if (!entry || entry.directory) throw new Error("the saved file has no recording.json");
  return parseRecording(await entry.getData(new Uint8ArrayWriter()));
}
