import { expect, test } from "vitest";
import { createRememberingView, rememberedLanguage } from "./rememberedView.ts";
import type { ViewStorage } from "./rememberedView.ts";

function storage(): ViewStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

test("the theme of one visit is that of the next", () => {
  const kept = storage();
  const view = createRememberingView(() => kept);
  expect(view.getState().theme).toBe("system");
  view.setState({ theme: "dark" });
  expect(createRememberingView(() => kept).getState().theme).toBe("dark");
});

test("what is not a theme counts as none", () => {
  const kept: ViewStorage = { getItem: () => "<script>", setItem: () => undefined };
  expect(createRememberingView(() => kept).getState().theme).toBe("system");
});

test("where storage is forbidden the theme still changes, for this visit", () => {
  const view = createRememberingView(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
  view.setState({ theme: "light" });
  expect(view.getState().theme).toBe("light");
});

test("on a first visit, or where storage is forbidden, the language is the browser's", () => {
  expect(rememberedLanguage(storage, ["xx", "en-GB"])).toBe("en");
  const forbidden = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  expect(rememberedLanguage(forbidden, ["en"])).toBe("en");
});
