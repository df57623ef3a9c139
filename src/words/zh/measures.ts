import type { Translated } from "../translation.ts";

export const measures: Translated<"measures"> = {
  accuracy: "准确率",
  energyGap: "能量差距",
  nll: "NLL",
};
