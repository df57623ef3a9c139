import { build } from "vite";

/** Where the tests' build of the page goes. */
export const siteFolder = ".cache/e2e/site";

/** Builds the page once for all tests, as `npm run build` does. */
export async function setup(): Promise<void> {
  const mode = process.env.NODE_ENV;
  // vitest's own "test" would give React's development build, many times slower.
  process.env.NODE_ENV = "production";
  await build({ logLevel: "error", build: { outDir: siteFolder, emptyOutDir: true } });
  process.env.NODE_ENV = mode;
}
