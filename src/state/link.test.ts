import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { setField } from "./draft.ts";
import { createLinkedDraft, linkTo } from "./link.ts";
import type { LinkWindow } from "./link.ts";

class FakeWindow implements LinkWindow {
  url: URL;
  #onHashChange: () => void = () => undefined;
  constructor(href: string) {
    this.url = new URL(href);
  }
  get location() {
    return { href: this.url.href, hash: this.url.hash };
  }
  readonly history = {
    replaceState: (_data: null, _unused: string, url: string) => {
      this.url = new URL(url);
    },
  };
  addEventListener(_type: "hashchange", listener: () => void): void {
    this.#onHashChange = listener;
  }
  go(hash: string): void {
    this.url.hash = hash;
    this.#onHashChange();
  }
}

test("an edit goes into the address, and that link opens the same experiment elsewhere", () => {
  const here = new FakeWindow("https://example.org/a/b/?x=1");
  const draft = createLinkedDraft(here);
  setField(draft, "steps", "123");
  setField(draft, "lipsum-ft.tokenLength", "5");
  expect(here.url.href).toBe(linkTo(draft, here));
  expect(here.url.href.startsWith("https://example.org/a/b/?x=1#v=2&steps=123")).toBe(true);
  const there = createLinkedDraft(new FakeWindow(here.url.href));
  expect(there.getState()).toEqual(draft.getState());
});

test("a hostile link opens with defaults and names each field", () => {
  const draft = createLinkedDraft(
    new FakeWindow("https://example.org/#v=2&steps=1e99&__proto__=1&lipsum-ft.texts=<script>"),
  );
  expect(draft.getState().spec).toEqual(defaultSpec());
  expect(
    draft
      .getState()
      .linkProblems.map(({ field }) => field)
      .sort(),
  ).toEqual(["__proto__", "lipsum-ft.texts", "steps"]);
});

test("a link pasted into the open page is read", () => {
  const here = new FakeWindow("https://example.org/");
  const draft = createLinkedDraft(here);
  here.go("#v=2&batchSize=8&seed=x");
  expect(draft.getState().spec.batchSize).toBe(8);
  expect(draft.getState().linkProblems).toHaveLength(1);
});
