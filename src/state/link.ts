import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { SpecReading } from "../experiment/readSpec.ts";
import { isRunLink } from "../experiment/runLink/runLink.ts";
import { decodeSpec, encodeSpec } from "../experiment/shareLink.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
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

/** The page's own address with a recording's link as its fragment. */
export function addressWith(fragment: string, { location }: Pick<LinkWindow, "location">): string {
  const url = new URL(addressOf("experiment", location.href));
  url.hash = fragment;
  return url.href;
}

/** Specs that came with the run link in the address, which stays there until a person edits. */
const adopted = new WeakSet<ExperimentSpec>();

/** Takes a spec over as the draft's, without its link in the address. */
export function adoptSpec(draft: DraftStore, spec: ExperimentSpec): void {
  adopted.add(spec);
  draft.setState({ spec, rejected: {}, linkProblems: [] });
}

/** A draft that opens with the link's experiment, follows the address, and keeps it up to date. */
export function createLinkedDraft(page: LinkWindow): DraftStore {
  const { spec, problems } = readHash(page.location.hash);
  const draft = createDraftStore(spec, problems);
  draft.subscribe((state, before) => {
    if (state.spec === before.spec || adopted.has(state.spec)) return;
    const url = new URL(page.location.href);
    url.hash = encodeSpec(state.spec);
    page.history.replaceState(null, "", url.href);
  });
  page.addEventListener("hashchange", () => {
    const read = readHash(page.location.hash);
    adopted.add(read.spec);
    draft.setState({ spec: read.spec, rejected: {}, linkProblems: read.problems });
  });
  return draft;
}

/** A run link is opened by `followRunLinks`, which has to wait for its bytes. */
function readHash(hash: string): SpecReading {
  return isRunLink(hash) ? { spec: defaultSpec(), problems: [] } : decodeSpec(hash);
}
