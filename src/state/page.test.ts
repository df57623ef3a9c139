import { expect, test } from "vitest";
import { addressOf, followAddress, pageOf } from "./page.ts";
import { createViewStore } from "./view.ts";

test.each([
  ["", "experiment"],
  ["?page=board", "board"],
  ["?page=nothing", "experiment"],
  ["?embed&page=try", "try"],
])("'%s' opens %s", (search, page) => expect(pageOf(search)).toBe(page));

test("a page's address keeps what else is in it", () => {
  expect(addressOf("board", "https://a.org/b/?x=1#v=2")).toBe(
    "https://a.org/b/?x=1&page=board#v=2",
  );
  expect(addressOf("experiment", "https://a.org/b/?page=board#v=2")).toBe("https://a.org/b/#v=2");
});

test("a tab goes into the address, and Back returns to the tab before", () => {
  let url = new URL("https://a.org/?page=try#v=2");
  const past: string[] = [];
  let onPopState: () => void = () => undefined;
  const view = createViewStore();
  followAddress(view, {
    get location() {
      return { href: url.href, search: url.search };
    },
    history: {
      pushState: (_data, _unused, next) => {
        past.push(url.href);
        url = new URL(next);
      },
    },
    addEventListener: (_type, listener) => (onPopState = listener),
  });
  expect(view.getState().page).toBe("try");
  view.setState({ page: "board" });
  view.setState({ theme: "dark" });
  expect(url.search).toBe("?page=board");
  url = new URL(past.pop()!);
  onPopState();
  expect(view.getState().page).toBe("try");
  expect(past).toEqual([]);
});
