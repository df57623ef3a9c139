import { expect, it } from "vitest";
import { FailureError } from "../shared/failure.ts";
import { toSessionFailure } from "./sessionFailure.ts";

const kindOf = (message: string) => toSessionFailure("a run failed", new Error(message)).kind;

it("tells memory, a missing wasm file and all else apart", () => {
  expect(kindOf("std::bad_alloc")).toBe("out-of-memory");
  expect(kindOf("Failed to allocate memory for requested buffer")).toBe("out-of-memory");
  expect(kindOf("no available backend found. ERR: [wasm] TypeError: Failed to fetch")).toBe(
    "download",
  );
  expect(kindOf("Got invalid dimensions for input: x")).toBe("internal");
});

it("keeps a failure that is already told, and says what was being done of any other", () => {
  const told = new FailureError("device-lost", "gone");
  expect(toSessionFailure("a run failed", told)).toBe(told);
  expect(toSessionFailure("a run of graph 'ft step' failed", "odd").message).toBe(
    "a run of graph 'ft step' failed: odd",
  );
});
