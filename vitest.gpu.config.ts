import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

/**
 * Tests of WebGPU in a real Chromium, by default on its software adapter (SwiftShader), so that they
 * run on a machine without a graphics card. CHROMIUM names another executable.
 */
const chromium = playwright({
  launchOptions: {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    // The headless shell has no WebGPU; the new headless mode is the whole browser.
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--enable-unsafe-webgpu",
      "--use-webgpu-adapter=swiftshader",
      "--enable-features=Vulkan",
    ],
  },
});

export default defineConfig({
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  test: {
    include: ["src/**/*.gpu.test.ts"],
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
