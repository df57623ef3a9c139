import type { ViewStore } from "./view.ts";

export const pageIds = ["experiment", "analyses", "try", "lessons", "board"] as const;

/** One of the tabs. */
export type PageId = (typeof pageIds)[number];

/** What following the address needs of `window`; a test gives its own. */
export interface PageWindow {
  readonly location: { readonly href: string; readonly search: string };
  readonly history: { pushState(data: null, unused: string, url: string): void };
  addEventListener(type: "popstate", listener: () => void): void;
}

/** "?page=board"; whatever else is there is the experiment. */
export function pageOf(search: string): PageId {
  const given = new URLSearchParams(search).get("page");
  return pageIds.find((id) => id === given) ?? "experiment";
}

/** The address of a page; the fragment, which holds the experiment, stays. */
export function addressOf(page: PageId, href: string): string {
  const url = new URL(href);
  if (page === "experiment") url.searchParams.delete("page");
  else url.searchParams.set("page", page);
  return url.href;
}

/** Opens the view on the address's page and keeps both alike, so that Back goes back. */
export function followAddress(view: ViewStore, page: PageWindow): void {
  const read = () => view.setState({ page: pageOf(page.location.search) });
  read();
  page.addEventListener("popstate", read);
  view.subscribe((state) => {
    const { href, search } = page.location;
    if (state.page !== pageOf(search))
      page.history.pushState(null, "", addressOf(state.page, href));
  });
}
