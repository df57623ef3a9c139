import { statSync } from "node:fs";
import { createRequire } from "node:module";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { isolationHeaders } from "./src/offline/isolation.ts";
import { offlinePlugin, serviceWorkerFile } from "./scripts/site/offlinePlugin.ts";

/** Bytes of the WebAssembly that each build of onnxruntime-web fetches: the page says it beforehand. */
function engineBytes(): Record<string, number> {
  const { resolve } = createRequire(import.meta.url);
  const bytesOf = (build: string) =>
    statSync(resolve(`onnxruntime-web/ort-wasm-simd-threaded.${build}.wasm`)).size;
  return { jspi: bytesOf("jspi"), asyncify: bytesOf("asyncify") };
}

/** @xenova/transformers asks its runtime for a default export too, and does without. */
const checks = { importIsUndefined: false, pluginTimings: false };

/** Of this project: recordings say which made them. */
function appVersion(): string {
  const { version } = createRequire(import.meta.url)("./package.json") as { version: string };
  return version;
}

export default defineConfig({
  define: { __ENGINE_BYTES__: engineBytes(), __APP_VERSION__: JSON.stringify(appVersion()) },
  // Relative, so that the built site works under any path of any host.
  base: "./",
  plugins: [react(), offlinePlugin()],
  resolve: {
    alias: [
      // @xenova/transformers imports the whole deprecated onnxruntime-web bundle only for its Tensor
      // class; our own runtime is imported from onnxruntime-web/webgpu, /jspi and /wasm.
      { find: /^onnxruntime-web$/, replacement: "onnxruntime-common" },
    ],
  },
  optimizeDeps: {
    exclude: ["onnxruntime-web"],
    // Found with the first Start only, they would reload the page in the middle of it.
    include: ["@xenova/transformers", "fast-png", "recharts"],
  },
  server: { watch: { ignored: ["**/.cache/**"] }, headers: isolationHeaders },
  preview: { headers: isolationHeaders },
  worker: { format: "es", rolldownOptions: { checks } },
  build: {
    target: "es2023",
    rolldownOptions: {
      checks,
      input: { page: "index.html", serviceWorker: "src/offline/serviceWorker.ts" },
      output: {
        // A browser looks for a new version of it under the same name.
        entryFileNames: ({ name }) =>
          name === "serviceWorker" ? serviceWorkerFile : "assets/[name]-[hash].js",
      },
    },
  },
});
