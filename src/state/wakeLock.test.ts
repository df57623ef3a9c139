import { expect, test } from "vitest";
import { createRunsStore } from "./runs.ts";
import { stayAwake } from "./wakeLock.ts";

function place(refuses = false) {
  const held = new Set<object>();
  let onChange: () => void = () => undefined;
  const document = {
    visibilityState: "visible" as DocumentVisibilityState,
    addEventListener: (_: string, listener: () => void) => (onChange = listener),
  };
  const wakeLock = {
    request: () => {
      if (refuses) return Promise.reject(new DOMException("no", "NotAllowedError"));
      const sentinel = { release: () => Promise.resolve(void held.delete(sentinel)) };
      held.add(sentinel);
      return Promise.resolve(sentinel as unknown as WakeLockSentinel);
    },
  };
  const show = (visibilityState: DocumentVisibilityState) => {
    document.visibilityState = visibilityState;
    onChange();
  };
  return { held, show, parts: { navigator: { wakeLock }, document: document as never } };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test("holds the screen while it trains and is seen, and no longer", async () => {
  const { held, show, parts } = place();
  const runs = createRunsStore();
  stayAwake(runs, parts);
  const after = async (change: () => void) => {
    change();
    await settle();
    return held.size;
  };
  expect(await after(() => runs.setState({ status: "training" }))).toBe(1);
  expect(await after(() => runs.setState({ status: "evaluating" }))).toBe(1);
  expect(await after(() => show("hidden"))).toBe(0);
  expect(await after(() => show("visible"))).toBe(1);
  expect(await after(() => runs.setState({ status: "paused" }))).toBe(0);
  expect(await after(() => runs.setState({ status: "training" }))).toBe(1);
  expect(await after(() => runs.setState({ status: "idle" }))).toBe(0);
});

test("goes on without where the browser refuses or has none", async () => {
  for (const parts of [place(true).parts, { ...place().parts, navigator: {} }]) {
    const runs = createRunsStore();
    stayAwake(runs, parts);
    runs.setState({ status: "training" });
    await settle();
    runs.setState({ status: "idle" });
    await settle();
  }
});
