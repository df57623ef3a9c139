import { decodeSpec, encodeSpec } from "../experiment/shareLink.ts";
import { createDraftStore } from "./draft.ts";
import type { DraftStore } from "./draft.ts";

/** What the link needs of `window`; a test gives its own. */
export interface LinkWindow {
  readonly location: { readonly href: string; readonly hash: string };
  readonly history: { replaceState(data: null, unused: string, url: string): void };
  addEventListener(type: "hashchange", listener: () => void): void;
}

/** The page's own address with the draft's experiment in its fragment. */
export function linkTo(draft: DraftStore, { location }: LinkWindow): string {
  const url = new URL(location.href);
  url.hash = encodeSpec(draft.getState().spec);
  return url.href;
}

/** A draft that opens with the link's experiment, follows the address, and keeps it up to date. */
export function createLinkedDraft(page: LinkWindow): DraftStore {
  const { spec, problems } = decodeSpec(page.location.hash);
  const draft = createDraftStore(spec, problems);
  draft.subscribe((state, before) => {
    if (state.spec !== before.spec) page.history.replaceState(null, "", linkTo(draft, page));
  });
  page.addEventListener("hashchange", () => {
    const read = decodeSpec(page.location.hash);
    draft.setState({ spec: read.spec, rejected: {}, linkProblems: read.problems });
  });
  return draft;
}
