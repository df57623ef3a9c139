import { expect, test } from "vitest";
import { defaultSpec } from "./defaultSpec.ts";
import { memorableName } from "./memorableName.ts";
import { runSpec } from "./runs.ts";

test("a run has always the same name, and another run another", () => {
  const spec = defaultSpec();
  const name = memorableName(runSpec(spec, "ft"));
  expect(name).toMatch(/^[a-z]+ [a-z]+$/);
  expect(memorableName(runSpec({ ...spec, order: "sequential" }, "ft"))).toBe(name);
  const names = Array.from({ length: 40 }, (_, seed) =>
    memorableName(runSpec({ ...spec, seed }, "ft")),
  );
  expect(new Set(names).size).toBeGreaterThanOrEqual(39);
});
