import { afterAll, expect, test } from "vitest";
import type { Runtime } from "../../runtime/runtime.ts";
import { createNodeRuntime } from "../../runtime/nodeRuntime.ts";
import { parityOf } from "./parity.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

/** The same device, but for what it reads. */
function misreading(change: (value: number) => number): Runtime {
  return new Proxy(runtime, {
    get(target, name) {
      if (name !== "read") {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      }
      return async (...asked: Parameters<Runtime["read"]>) =>
        (await target.read(...asked)).map(change);
    },
  });
}

test("a device that computes as PyTorch does is within what the tests allow", async () => {
  const { compared, worst, beyond, torch } = await parityOf(runtime);
  expect(torch).toMatch(/^1\.13/);
  expect(compared).toBeGreaterThan(200);
  expect(beyond).toEqual([]);
  expect(worst.error).toBeGreaterThan(0);
  expect(worst.error).toBeLessThan(1e-3);
});

test("one that does not is found out, and in what", async () => {
  const off = await parityOf(misreading((value) => value * 1.001));
  expect(off.beyond.length).toBeGreaterThan(100);
  expect(off.beyond.map(({ what }) => what)).toContain("ft, gradients: loss");
  const broken = await parityOf(misreading(() => Number.NaN));
  expect(broken.worst.error).toBeNaN();
  expect(broken.beyond.length).toBeGreaterThan(100);
});
