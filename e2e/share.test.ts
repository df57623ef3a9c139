import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { commonFields } from "../src/experiment/spec.ts";
import { openHarness, press } from "./chromium.ts";

const harness = openHarness({ hasWebGpu: false });

/** A value for each field of the set-up, none the default, by its label. */
const numbers = {
  "λ, regularization": "2.5",
  "M, texts a step": "40",
  "L, tokens a text": "6",
  "Learning rate": "0.001",
  Steps: "345",
  Batch: "24",
  Seed: "42",
  "LoRA rank": "8",
  "Head rate ×": "3",
  "Warm-up": "0.2",
  "Weight decay": "0.05",
  "Smallest crop": "0.7",
  "Live evaluations": "17",
  "Live subset": "50",
  "Parts of a batch": "2",
  "Fixed views": "3",
};
const choices = {
  // As its example has it.
  "Rate changes": "typed",
  Prompts: "one",
  "Class names": "underscores",
  Activations: "recomputed",
  Trains: "lora",
  "Random text": "lorem",
  Order: "sequential",
  "Measured weights": "held-out",
};

/** Unfolds what holds the fields. */
async function unfold(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Lipsum-FT/ }).press("Enter");
  await page.getByText("More", { exact: true }).click();
}

test("a shared link opened in a new profile restores every field", async () => {
  const { page, context } = await harness().visit();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await press(page, "Add a method");
  await page.getByRole("checkbox", { name: "EMA", exact: true }).check();
  await press(page, "Done");
  await unfold(page);
  for (const [label, value] of Object.entries(choices)) {
    await page.getByLabel(label, { exact: true }).selectOption(value);
  }
  for (const [label, value] of Object.entries(numbers)) {
    const field = page.getByLabel(label, { exact: true });
    await field.clear();
    // Letter by letter, as a person does: on the way to 2.5 it is "2.".
    await field.pressSequentially(value);
  }
  await press(page, "Share");
  await press(page, "Copy: Link to the settings");
  await page.getByText("Copied", { exact: true }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  const other = await harness().visit(new URL(link).hash.slice(1));
  await other.page.getByRole("button", { name: "Remove EMA" }).waitFor();
  await unfold(other.page);
  const fields = await other.page.locator("[data-field]:visible").count();
  expect(fields).toBe(Object.keys({ ...numbers, ...choices }).length);
  for (const [label, value] of Object.entries({ ...numbers, ...choices })) {
    expect(await other.page.getByLabel(label, { exact: true }).inputValue(), label).toBe(value);
  }
  expect(await other.page.getByTestId("link-problems").count()).toBe(0);
});

test("a memory budget that is none stays as it was typed, and the rule is said", async () => {
  const { page } = await harness().visit();
  await page.getByText("More", { exact: true }).click();
  const budget = page.getByLabel("Budget in GB", { exact: true });
  await budget.clear();
  await budget.pressSequentially("-4");
  await page.getByText("Budget in GB must be a number from 0.1 to 4096, got").waitFor();
  expect(await budget.inputValue()).toBe("-4");
  await budget.clear();
  await budget.pressSequentially("12.5");
  expect(await budget.inputValue()).toBe("12.5");
  expect(await page.getByText("Budget in GB must be").count()).toBe(0);
});

test("where the clipboard is refused, the link is shown to be copied by hand", async () => {
  const { page } = await harness().visit("v=2&steps=77");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await press(page, "Share");
  await press(page, "Copy: Link to the settings");
  await page.getByText("Copy it by hand").waitFor();
  const field = page.getByLabel("Link to the settings", { exact: true });
  expect(await field.inputValue()).toContain("#v=2&steps=77");
});

test("a hostile link opens with defaults and names each field that was wrong", async () => {
  const { page } = await harness().visit(
    "v=2&steps=1e99&__proto__=1&learningRate=<img src=x onerror=alert(1)>&recipes=ft,ft&lipsum-ft.texts=0&batchSize=8",
  );
  const problems = await page.getByTestId("link-problems").textContent();
  for (const field of ["steps", "__proto__", "learningRate", "recipes", "lipsum-ft.texts"]) {
    expect(problems).toContain(`'${field}'`);
  }
  expect(await page.getByLabel("Steps", { exact: true }).inputValue()).toBe(
    String(commonFields.steps.default),
  );
  expect(await page.getByLabel("Batch", { exact: true }).inputValue()).toBe("8");
  expect(await page.locator("main img").count()).toBe(0);
});
