import { existsSync } from "node:fs";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium or Chrome, or undefined. The variable CHROMIUM names another. */
export function findChromium() {
  return places.find((path) => path && existsSync(path));
}

/** Quiet and self-contained: no window, no first-run page, no traffic of the browser's own. */
export const chromiumFlags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** WebGPU on a graphics card where there is one; without, Chromium gives its software adapter. */
export const hardwareWebGpuFlags = [
  "--enable-unsafe-webgpu",
  "--enable-features=Vulkan",
  "--ignore-gpu-blocklist",
  // A Linux machine without a display: Vulkan itself, and no surface to draw on.
  ...(process.env.WEBGPU === "hardware" && process.platform === "linux"
    ? ["--use-angle=gl-egl", "--use-vulkan=native", "--disable-vulkan-surface"]
    : []),
];

/** WebGPU on the processor (SwiftShader), so that it can be tested without a graphics card. */
export const softwareWebGpuFlags = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
];
