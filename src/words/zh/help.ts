import type { Translated } from "../translation.ts";

export const help: Translated<"help"> = {
  formula: "公式",
  formulaLoading: "正在加载公式",
  formulaFailed: "无法获取公式。请检查网络后再次打开。",
  terms: "所示各量的说明",
};
