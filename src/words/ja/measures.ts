import type { Translated } from "../translation.ts";

export const measures: Translated<"measures"> = {
  accuracy: "正解率",
  energyGap: "エネルギーギャップ",
  nll: "NLL",
};
