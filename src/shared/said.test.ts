import { expect, test } from "vitest";
import { FailureError, toFailure } from "./failure.ts";
import { messages } from "./messages.ts";
import { inWords, said } from "./said.ts";
import type { Messages } from "./said.ts";

const shouted: Messages = {
  ...messages,
  noWebGpu: (why) => `NO WEBGPU, ${why}!`,
  adapterRefused: (detail) => `REFUSED (${detail})`,
};

test("a message is English, and in other words all through", () => {
  const one = said("noWebGpu", said("adapterRefused", "why not"));
  expect(one.message).toBe("No WebGPU: the browser refused a WebGPU adapter (why not).");
  expect(inWords(shouted, one)).toBe("NO WEBGPU, REFUSED (why not)!");
});

test("what has no code, or one that is not known, stays as it is", () => {
  expect(inWords(shouted, { message: "as it is" })).toBe("as it is");
  const others = Object.entries(messages).filter(([code]) => code !== "noWebGpu");
  // A catalogue of another version.
  const older = Object.fromEntries(others) as Messages;
  expect(inWords(older, said("noWebGpu", "why"))).toBe("No WebGPU: why.");
});

test("a failure carries it over a boundary", () => {
  const one = said("deviceLost", "unplugged");
  const failure = structuredClone(toFailure(new FailureError("device-lost", one)));
  expect(failure).toMatchObject({ kind: "device-lost", ...one });
  expect(inWords(messages, failure)).toBe("The graphics device was lost (unplugged).");
});
