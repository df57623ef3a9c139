import type { Translated } from "../translation.ts";

export const measures: Translated<"measures"> = {
  accuracy: "정확도",
  energyGap: "에너지 격차",
  nll: "NLL",
};
