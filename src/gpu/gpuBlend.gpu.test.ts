import * as ort from "onnxruntime-common";
import { expect, test } from "vitest";
import { DeviceWatch, findAdapter, requestDevice } from "./device.ts";
import { GpuBlend } from "./gpuBlend.ts";
import { GpuTensor } from "./gpuTensor.ts";
import { Readback } from "./readback.ts";

test("a tensor of more vectors than a dispatch has invocations is blended to its end", async () => {
  const { adapter } = await findAdapter(globalThis);
  const device = await requestDevice(adapter!);
  const watch = new DeviceWatch(device);
  const readback = new Readback(device, watch);
  // 3.5 rounds of 2 workgroups of 256 vectors, and a vector that is not full.
  const size = 2 * 256 * 4 * 3.5 + 3;
  const [target, source] = [1, 2].map(() => new GpuTensor(ort, device, [size], "float32"));
  const goal = Float32Array.from({ length: size }, (_, i) => i);
  device.queue.writeBuffer(source!.buffer, 0, goal);
  new GpuBlend(device, 2).run(target!, source!, 0.5);
  const found = new Float32Array(await readback.read(target!.buffer, 4 * size));
  expect(found).toEqual(goal.map((x) => x / 2));
  expect(target!.version).toBe(1);
  readback.dispose();
  watch.expectLoss();
  device.destroy();
});
