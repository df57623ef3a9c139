import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { applies } from "./applicableFields.ts";

const spec = defaultSpec();

test("fine-tuning uses what trains, and of its parts the one that is chosen", () => {
  expect(applies("trains", spec)).toBe(true);
  expect(applies("cropArea", spec)).toBe(true);
  expect(applies("loraRank", spec)).toBe(false);
  expect(applies("loraRank", { ...spec, trains: "lora" })).toBe(true);
  expect(applies("lastBlocks", { ...spec, trains: "lora" })).toBe(false);
  expect(applies("lastBlocks", { ...spec, trains: "last-blocks" })).toBe(true);
});

test("the zero-shot model alone has nothing to train with", () => {
  const alone = { ...spec, recipes: ["zero-shot"] as const };
  expect(applies("learningRate", alone)).toBe(false);
  expect(applies("steps", alone)).toBe(false);
  expect(applies("dataset", alone)).toBe(true);
  expect(applies("steps", { ...spec, recipes: ["zero-shot", "ft"] })).toBe(true);
});

test("methods have an order where there are two", () => {
  expect(applies("order", spec)).toBe(true);
  expect(applies("order", { ...spec, recipes: ["ft"] })).toBe(false);
});
