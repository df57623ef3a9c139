import { expect, test } from "vitest";
import { Handover } from "./handover.ts";

/** Tells 1, 2, 3, …, noting each before it is told; gives the sum. */
function count(handover: Handover<number>, to: number, log: string[]) {
  return (async () => {
    let sum = 0;
    for (let i = 1; i <= to; i++) {
      log.push(`works on ${i}`);
      await handover.tell(i);
      sum += i;
    }
    return sum;
  })();
}

test("hands on what is told, in order, and returns what the work returns", async () => {
  const handover = new Handover<number>();
  const events = handover.during(count(handover, 3, []));
  expect(await events.next()).toEqual({ done: false, value: 1 });
  expect(await events.next()).toEqual({ done: false, value: 2 });
  expect(await events.next()).toEqual({ done: false, value: 3 });
  expect(await events.next()).toEqual({ done: true, value: 6 });
});

test("the work waits while nobody pulls", async () => {
  const handover = new Handover<number>();
  const log: string[] = [];
  const events = handover.during(count(handover, 3, log));
  await events.next();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(log).toEqual(["works on 1"]);
  await events.next();
  expect(log).toEqual(["works on 1", "works on 2"]);
});

test("to return ends the work, which may still clean up", async () => {
  const handover = new Handover<number>();
  let isClean = false;
  const work = count(handover, 3, []).finally(() => (isClean = true));
  const events = handover.during(work);
  await events.next();
  await events.return(0);
  expect(isClean).toBe(true);
  await expect(work).rejects.toMatchObject({ kind: "cancelled" });
  await expect(handover.tell(9)).rejects.toMatchObject({ kind: "cancelled" });
});

test("throws what the work throws", async () => {
  const handover = new Handover<number>();
  const failing = (async () => {
    await handover.tell(1);
    throw new Error("no more");
  })();
  const events = handover.during(failing);
  await events.next();
  await expect(events.next()).rejects.toThrow("no more");
});
