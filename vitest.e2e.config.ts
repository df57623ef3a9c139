import { defineConfig } from "vitest/config";

/** The built page in a real Chromium, as a person uses it. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    globalSetup: ["e2e/buildSite.ts"],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // Training takes all the cores that there are.
    fileParallelism: false,
  },
});
