import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative, so that the built site works under any path of any host.
  base: "./",
  plugins: [react()],
  resolve: {
    alias: [
      // @xenova/transformers imports the whole deprecated onnxruntime-web bundle only for its Tensor
      // class; our own runtime is imported from onnxruntime-web/webgpu, /jspi and /wasm.
      { find: /^onnxruntime-web$/, replacement: "onnxruntime-common" },
    ],
  },
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  worker: { format: "es" },
  build: { target: "es2023" },
});
