import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { writeMetricsCsv } from "../../src/experiment/metricsCsv.ts";
import { parseRecording } from "../../src/experiment/readRecording.ts";
import { encodeRunLink } from "../../src/experiment/runLink/runLink.ts";
import type { Recording } from "../../src/experiment/recording.ts";
import { runMetrics } from "../../src/experiment/runMetrics.ts";
import type { Place, Screen } from "./screen.ts";
import { press } from "./screen.ts";

/** All that can be seen without training: the first view, the recorded run, pages and dialogs. */
export const recordedScreens: readonly Screen[] = [
  { name: "first", open: openFirst },
  { name: "picker", open: (page, place) => openDialog(page, place, "Add a method") },
  { name: "model", open: (page, place) => openDialog(page, place, "Change the model") },
  { name: "data", open: (page, place) => openDialog(page, place, "Change the data") },
  { name: "share", open: (page, place) => openDialog(page, place, "Share") },
  { name: "keys", open: (page, place) => openDialog(page, place, /^\?|shortcuts/i) },
  {
    name: "settings",
    async open(page, place) {
      await openFirst(page, place);
      for (const name of ["Sweep", "More"]) await page.getByText(name, { exact: true }).click();
    },
  },
  { name: "recorded", open: (page, place) => openRecorded(page, place, 1) },
  { name: "replay", open: (page, place) => openRecorded(page, place, 0.5) },
  {
    name: "imported",
    async open(page, place) {
      await openFirst(page, place);
      await press(page, "Share");
      const files = (await shipped()).runs.map((run) => ({
        name: `${run.recipe}-metrics.csv`,
        mimeType: "text/csv",
        buffer: Buffer.from(writeMetricsCsv(runMetrics(run))),
      }));
      await page.getByLabel("Open a file").setInputFiles(files);
      await page.getByTestId("imported").waitFor();
      await press(page, "Runs (2)");
      await page.locator(".charts-pair svg path").first().waitFor();
    },
  },
  {
    name: "presenter",
    async open(page, place) {
      await openRecorded(page, place, 1);
      await press(page, "Present");
    },
  },
  ...(["analyses", "try", "lessons"] as const).map((name): Screen => ({
    name,
    open: (page, place) => openTab(page, place, name),
  })),
  {
    name: "lesson",
    async open(page, place) {
      await openTab(page, place, "lessons");
      await press(page, /^Start/);
      await page.waitForTimeout(1000);
    },
  },
  {
    name: "board",
    async open(page, place) {
      await openTab(page, place, "board");
      const link = `${place.url}#${await encodeRunLink(await shipped())}`;
      await page.getByRole("textbox").fill(`${link}\n${link}\nno link`);
      await page.locator(".board-chart svg path").first().waitFor();
    },
  },
  {
    name: "embed",
    async open(page, { url }) {
      await page.goto(`${url}?embed#${await encodeRunLink(await shipped())}`);
      await press(page, /^▶/);
      await page.locator(".chart-area svg path").first().waitFor();
    },
  },
];

async function openFirst(page: Page, { url }: Place): Promise<void> {
  await page.goto(url);
  await page.locator(".samples").first().waitFor();
  await page.locator(".chart-area svg path").first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function openDialog(page: Page, place: Place, button: string | RegExp): Promise<void> {
  await openFirst(page, place);
  await press(page, button);
  await page.getByRole("dialog").waitFor();
  await page.waitForTimeout(1000);
}

async function openTab(page: Page, { url }: Place, tab: string): Promise<void> {
  await page.goto(`${url}?page=${tab}`);
  await page.getByRole("main").waitFor();
  await page.waitForLoadState("networkidle");
}

/** The recorded run that ships with the page, at a share of its steps. */
async function openRecorded(page: Page, place: Place, share: number): Promise<void> {
  await openFirst(page, place);
  await press(page, "Play the recorded run");
  const replay = page.getByRole("region", { name: "Recorded run" });
  await replay.getByRole("button", { name: "Pause" }).press("Enter");
  const slider = page.getByRole("slider", { name: "Step shown" });
  const last = Number(await slider.getAttribute("max"));
  await slider.fill(String(Math.round(share * last)));
  await page.locator(".charts-pair svg path").first().waitFor();
}

async function shipped(): Promise<Recording> {
  return parseRecording(await readFile("public/recordings/default.json"));
}
