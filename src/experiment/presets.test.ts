import { expect, test } from "vitest";
import { defaultSpec } from "./defaultSpec.ts";
import { expected } from "./expected.ts";
import { expectedMemory, expectedOf, expectedSeconds, presets, presetSpec } from "./presets.ts";
import { readSpecFile, writeSpecFile } from "./specFile.ts";

test("the first preset is the default experiment, and each is longer than the one before", () => {
  expect(presetSpec(presets[0])).toEqual(defaultSpec());
  const steps = presets.map((preset) => presetSpec(preset).steps);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(steps).size).toBe(presets.length);
});

test("every preset is a spec that can be run", () => {
  for (const preset of presets) {
    const { spec, problems } = readSpecFile(writeSpecFile(presetSpec(preset)));
    expect(problems).toEqual([]);
    expect(spec).toEqual(presetSpec(preset));
  }
});

test("what is expected was measured for a preset that there is, with every method it runs", () => {
  const ids = presets.map(({ id }) => id as string);
  expect(Object.keys(expected.presets).filter((id) => !ids.includes(id))).toEqual([]);
  for (const preset of presets) {
    const results = expectedOf(preset);
    if (!results) continue;
    const methods = results.methods.map(({ method }) => method);
    expect(methods).toEqual(["zero-shot", ...presetSpec(preset).recipes]);
  }
});

test("time grows with the steps on every runtime that was measured, and is null on the others", () => {
  for (const runtime of ["node", "wasm", "webgpu"] as const) {
    const [short, longer] = presets.map((preset) => expectedSeconds(preset, runtime));
    const [few, more] = presets.map((preset) => presetSpec(preset).steps);
    if (expectedMemory(runtime) === null) expect([short, longer]).toEqual([null, null]);
    else expect(longer! / short!).toBeCloseTo(more! / few!, 9);
  }
});
