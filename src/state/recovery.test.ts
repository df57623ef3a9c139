import { expect, test } from "vitest";
import { Recovery } from "./recovery.ts";

const lost = { kind: "device-lost", message: "The graphics device was lost." } as const;

test("goes on after a lost device and a broken worker, and after nothing else", () => {
  const recovery = new Recovery();
  expect(recovery.recover(lost)).toBe("device-lost");
  expect(recovery.recover({ kind: "crashed", message: "" })).toBe("restarted");
  expect(recovery.recover({ kind: "out-of-memory", message: "" })).toBeNull();
  expect(recovery.recover({ kind: "internal", message: "" })).toBeNull();
});

test("gives up in plain words at the fourth loss in five minutes", () => {
  const clock = { ms: 0 };
  const recovery = new Recovery(() => clock.ms);
  for (let loss = 0; loss < 3; loss++) expect(recovery.recover(lost)).not.toBeNull();
  clock.ms = 4 * 60_000;
  expect(recovery.recover(lost)).toBeNull();
  expect(recovery.giveUp(lost).message).toMatch(/was lost\. That was 4 times in 5 minutes/);
  clock.ms = 6 * 60_000;
  expect(recovery.recover(lost)).toBe("device-lost");
});
