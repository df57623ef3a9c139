import { decodeSpec, encodeSpec } from "../experiment/shareLink.ts";
import { createDraftStore } from "./draft.ts";
import type { DraftStore } from "./draft.ts";
import { addressOf } from "./page.ts";

/** What the link needs of `window`; a test gives its own. */
export interface LinkWindow {
  readonly location: { readonly href: string; readonly hash: string };
  readonly history: { replaceState(data: null, unused: string, url: string): void };
  addEventListener(type: "hashchange", listener: () => void): void;
}

/** A link to the draft's experiment: the page's own address with it in the fragment. */
export function linkTo(draft: DraftStore, { location }: LinkWindow): string {
  const url = new URL(addressOf("experiment", location.href));
  url.hash = encodeSpec(draft.getState().spec);
  return url.href;
}

/** A draft that opens with the link's experiment, follows the address, and keeps it up to date. */
export function createLinkedDraft(page: LinkWindow): DraftStore {
  const { spec, problems } = decodeSpec(page.location.hash);
  const draft = createDraftStore(spec, problems);
  draft.subscribe((state, before) => {
    if (state.spec === before.spec) return;
    const url = new URL(page.location.href);
    url.hash = encodeSpec(state.spec);
    page.history.replaceState(null, "", url.href);
  });
  page.addEventListener("hashchange", () => {
    const read = decodeSpec(page.location.hash);
    draft.setState({ spec: read.spec, rejected: {}, linkProblems: read.problems });
  });
  return draft;
}
