import { build } from "vite";
import type { SiteServer } from "../../../e2e/siteServer.ts";
import { serveSite } from "../../../e2e/siteServer.ts";

const folder = ".cache/bench/charts";
const path = "scripts/bench/charts/page.html";

/** The bench's page, built as the page itself is; and its address. */
export async function serveBench(): Promise<{ readonly site: SiteServer; readonly url: string }> {
  process.env.NODE_ENV = "production";
  await build({
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: { page: path } } },
  });
  const site = await serveSite(folder);
  return { site, url: `${site.url}${path}` };
}
