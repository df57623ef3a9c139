import { build } from "vite";

/** Where the tests' build of the page goes. */
export const siteFolder = ".cache/e2e/site";

/** Builds the page once for all tests, as `npm run build` does. */
export async function setup(): Promise<void> {
  await build({ logLevel: "error", build: { outDir: siteFolder, emptyOutDir: true } });
}
