import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { parseRecording } from "../src/experiment/readRecording.ts";
import { encodeRunLink } from "../src/experiment/runLink/runLink.ts";
import { RandomStream } from "../src/shared/random.ts";
import { openHarness, press, waitForStatus } from "./chromium.ts";
import { tinySite, tinySpec } from "./tinySite.ts";

const harness = openHarness({ hasWebGpu: false, overlay: tinySite() });
const spec = `${tinySpec}&steps=12&recipes=ft`;

/** Trains, and takes the link to the run out of the share dialog. */
async function trainedLink(seed: number): Promise<{ link: string; page: Page }> {
  const { page } = await harness().visit(`${spec}&seed=${seed}`);
  await press(page, "Start");
  await waitForStatus(page, /^Finished after 12 steps/);
  await press(page, "Share");
  const link = await page.getByLabel("Link to the run", { exact: true }).inputValue();
  return { link, page };
}

const fragmentOf = (link: string) => new URL(link).hash.slice(1);

test("a run link replays at once without a model, and run here it agrees", async () => {
  const { link } = await trainedLink(1);
  expect(link).toMatch(/#run=1\.[\da-f]{12}\.[\w-]+$/);

  const { page, requests } = await harness().visit(fragmentOf(link));
  const source = await page.getByTestId("recorded").textContent();
  expect(source).toMatch(/^Recorded FT, 12 steps on .*CPU.*, .*20\d\d$/);
  expect(await page.getByTestId("replay-step").textContent()).toBe("12 / 12");
  expect(await page.getByTestId("results").getByRole("row").count()).toBe(3);
  await page.getByLabel("Step shown").fill("6");
  expect(await page.getByTestId("replay-step").textContent()).toBe("6 / 12");
  expect(await page.getByLabel("Seed", { exact: true }).inputValue()).toBe("1");
  expect(requests.filter((url) => /safetensors|\.wasm|worker/.test(url))).toEqual([]);
  expect(await page.getByTestId("other-files").count()).toBe(0);

  await press(page, "Run it here");
  await waitForStatus(page, /^Finished after 12 steps/);
  const agreement = await page.getByTestId("agreement").textContent();
  expect(agreement).toMatch(/^FT agrees with the recorded run/);
  expect(agreement).toMatch(/Runs agree within \d\.\d points/);
});

test("a run that was recorded with another model is told so as soon as its link is opened", async () => {
  const shipped = parseRecording(await readFile("public/recordings/default.json"));
  const { page, requests } = await harness().visit(await encodeRunLink(shipped));
  const notes = page.getByTestId("other-files");
  await notes.nth(1).waitFor();
  const [model, data] = await notes.allTextContents();
  const { files } = shipped;
  expect(model).toContain(
    `The model of this name is another one here (SHA-256 ${files.model!.slice(0, 12)}…`,
  );
  expect(data).toContain(
    `The data of this name are others here (SHA-256 ${files.data!.slice(0, 12)}…`,
  );
  expect(requests.filter((url) => /safetensors|\.wasm|worker/.test(url))).toEqual([]);
});

test("a class board overlays runs, shows their spread, and names the lines that are none", async () => {
  const one = await trainedLink(1);
  const two = await trainedLink(2);
  const { page } = await harness().visit("", { search: "?page=board" });
  const lines = [one.link, two.link, "https://example.org/#v=2", one.link.slice(0, -20)];
  await page.getByLabel("Links to runs, one a line").fill(lines.join("\n"));
  await page.getByText("2 runs of 2 links").waitFor();
  const problems = page.getByTestId("board-problems").getByRole("listitem");
  expect(await problems.allTextContents()).toEqual([
    expect.stringMatching(/^Line 3: It is no link to a run/),
    expect.stringMatching(/^Line 4: .*damaged/),
  ]);
  const row = page.getByTestId("board-results").getByRole("row", { name: /^FT/ });
  expect(await row.getByRole("cell").first().textContent()).toBe("2");
  expect(await row.getByRole("cell").nth(1).textContent()).toMatch(/\d ± \d.* to \d/);
  await page
    .getByRole("img", { name: /^Accuracy on/ })
    .first()
    .waitFor();
});

test("an embed downloads nothing until it is pressed, then shows its one chart", async () => {
  const { link } = await trainedLink(1);
  const { page, requests } = await harness().visit(fragmentOf(link), { search: "?embed=accuracy" });
  const button = page.getByRole("button", { name: "Show the run" });
  await button.waitFor();
  await page.waitForLoadState("networkidle");
  // The document, its icon, and the few lines that draw the button.
  expect(requests.length).toBeLessThan(8);
  expect(requests.filter((url) => /main-|\.css|recordings|data\/|models\//.test(url))).toEqual([]);
  await button.press("Enter");
  const chart = page.getByRole("region", { name: /Accuracy by domain/ });
  await chart.getByRole("figure").first().waitFor();
  expect(await page.getByTestId("recorded").textContent()).toContain("Recorded");
  expect(await page.getByTestId("results").count()).toBe(0);
  expect(requests.filter((url) => /safetensors|\.wasm|worker/.test(url))).toEqual([]);
  const opens = page.getByRole("link", { name: "Open in Lipsum Playground" });
  expect(await opens.getAttribute("href")).toContain("/#run=1.");
});

test("a run saved as a file opens elsewhere with its weights: analysed, tried, and there after a reload", async () => {
  const { page } = await trainedLink(1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, "Save as a file"),
  ]);
  expect(download.suggestedFilename()).toMatch(/^ft-\d{4}-\d\d-\d\d\.lipsum\.zip$/);
  const bytes = await readFile(await download.path());
  expect(bytes.includes("weights/")).toBe(true);

  const { page: other } = await harness().visit();
  await drop(other, "broken.json", Buffer.from("{}"));
  await other.getByText(/'broken.json': this is not a recording/).waitFor();
  await drop(other, "cut.zip", bytes.subarray(0, bytes.length - 100));
  await other.getByText(/'cut.zip': it is a damaged zip .*copy it again/).waitFor();
  await drop(other, "run.lipsum.zip", bytes);
  await other.getByText(/FT, 12 steps on/).waitFor();
  expect(await other.getByTestId("replay-step").textContent()).toBe("12 / 12");
  await other.getByRole("link", { name: "Analyses", exact: true }).press("Enter");
  await other.getByTestId("analysis-ready").waitFor({ timeout: 120_000 });
  expect(await other.getByRole("button", { name: /^FT/ }).count()).toBeGreaterThan(0);

  await other.reload();
  await other.getByRole("link", { name: "Try it", exact: true }).press("Enter");
  await other.getByRole("button", { name: "class a, emoji" }).first().press("Enter");
  const answers = other.getByTestId("try-first");
  await expect.poll(() => answers.count(), { timeout: 60_000 }).toBe(2);
});

/** Drops a file on the page, as from a desktop. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name: file, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(content)], file));
      return data;
    },
    { name, content: [...bytes] },
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

/** A link with something else where a piece of it was. */
function fuzzed(whole: string, random: RandomStream): string {
  const at = random.integer(whole.length);
  const letters = "%&=#.-_A0é";
  const letter = letters[random.integer(letters.length)]!;
  return whole.slice(0, at) + letter + whole.slice(at + random.integer(40));
}

/** The page is drawn anew for each: ten thousand take a quarter of an hour. */
const fuzzedLinks = process.env["LIPSUM_SLOW"] === "1" ? 10_000 : 500;
const linksARound = 100;

test(`${fuzzedLinks} fuzzed links of both kinds open on the page without an exception (LIPSUM_SLOW=1: 10,000)`, async () => {
  const { link } = await trainedLink(1);
  const random = new RandomStream(0, "links");
  const saved = [fragmentOf(link), "v=2&recipes=ft,kd&steps=600&lipsum-ft.texts=40&trains=lora"];
  const { page } = await harness().visit();
  let opened = 0;
  for (let round = 0; round < fuzzedLinks / linksARound; round++) {
    const links = Array.from({ length: linksARound }, (_, i) => fuzzed(saved[i % 2]!, random));
    opened += await page.evaluate(async (hashes) => {
      let count = 0;
      const note = () => count++;
      window.addEventListener("hashchange", note);
      for (const hash of hashes) {
        window.location.hash = hash;
        // The page reads it, and may ask for a moment more.
        await new Promise((resolve) => setTimeout(resolve));
      }
      window.removeEventListener("hashchange", note);
      return count;
    }, links);
  }
  // The same link twice in a row is no change.
  expect(opened).toBeGreaterThan(0.99 * fuzzedLinks);
  await page.getByRole("button", { name: "Share" }).waitFor();
}, 1_800_000);
