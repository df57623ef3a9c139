import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import {
  chromiumFlags,
  findChromium,
  hardwareWebGpuFlags,
  softwareWebGpuFlags,
} from "./scripts/chromium.mjs";

const executablePath = findChromium();
if (!executablePath)
  throw new Error("These tests need Chromium or Chrome: set CHROMIUM to its path.");

/**
 * Tests of WebGPU in a real Chromium, on its software adapter: a machine needs no graphics card. With
 * WEBGPU=hardware in the environment they run on the one that is there.
 */
const webGpuFlags =
  process.env["WEBGPU"] === "hardware" ? hardwareWebGpuFlags : softwareWebGpuFlags;
const chromium = playwright({
  launchOptions: { executablePath, args: [...chromiumFlags, ...webGpuFlags] },
});

export default defineConfig({
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  test: {
    include: ["src/**/*.gpu.test.ts"],
    env: { WEBGPU: process.env["WEBGPU"] ?? "", LIPSUM_SLOW: process.env["LIPSUM_SLOW"] ?? "" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One after the other: they share one GPU, and software adapters have two cores here or four.
    fileParallelism: false,
    browser: {
      enabled: true,
      provider: chromium,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" }],
    },
  },
});
