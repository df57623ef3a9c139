import { defineConfig } from "vitest/config";

/** Unit tests: Node only, no browser, no GPU. */
export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    exclude: ["src/**/*.gpu.test.ts"],
    testTimeout: 60_000,
  },
});
