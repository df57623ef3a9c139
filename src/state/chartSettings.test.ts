import { expect, test } from "vitest";
import { defaultChartSettings, readChartSettings } from "./chartSettings.ts";

test("kept settings come back, and what is wrong in them is the default", () => {
  const settings = { xAxis: "time", smoothing: 0, logarithmic: ["loss"] } as const;
  expect(readChartSettings(JSON.stringify(settings))).toEqual(settings);
  expect(readChartSettings('{"xAxis":"miles","smoothing":0.1,"logarithmic":[3,"loss"]}')).toEqual({
    xAxis: "step",
    smoothing: 0.1,
    logarithmic: ["loss"],
  });
  for (const text of [null, "", "{", "null", "[]", '"x"', '{"smoothing":-1,"logarithmic":{}}'])
    expect(readChartSettings(text)).toEqual(defaultChartSettings);
});
