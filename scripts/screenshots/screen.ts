import type { Page } from "playwright-core";

/** Where the page is, and with what settings something is trained. */
export interface Place {
  readonly url: string;
  readonly fragment: string;
}

export interface Screen {
  /** Of its pictures. */
  readonly name: string;
  /** Brings the page there. */
  open(page: Page, place: Place): Promise<void>;
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
}
