import { expect, it } from "vitest";
import { SerialQueue } from "./serialQueue.ts";

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

it("runs asynchronous and synchronous tasks one at a time in the order given", async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const slow = (name: string) =>
    queue.run(async () => {
      log.push(`${name} starts`);
      await pause();
      log.push(`${name} ends`);
    });
  queue.do(() => log.push("at once"));
  const first = slow("a");
  queue.do(() => log.push("between"));
  await Promise.all([first, slow("b")]);
  expect(log).toEqual(["at once", "a starts", "a ends", "between", "b starts", "b ends"]);
});

it("goes on after a task that fails, and tells its caller", async () => {
  const queue = new SerialQueue();
  const failing = queue.run(() => Promise.reject(new Error("no")));
  const next = queue.run(() => Promise.resolve(1));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe(1);
});
