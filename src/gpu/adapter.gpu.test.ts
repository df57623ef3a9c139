import { expect, test } from "vitest";
import { findAdapter } from "./device.ts";

test("the tests run on the kind of adapter that was asked for", async () => {
  const answer = await findAdapter(globalThis);
  if (!answer.adapter) throw new Error(answer.refusal.message);
  const isHardware = import.meta.env["WEBGPU"] === "hardware";
  expect(answer.isSoftware, answer.name).toBe(!isHardware);
});
