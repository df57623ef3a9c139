import type { Translated } from "../translation.ts";

export const help: Translated<"help"> = {
  formula: "数式",
  formulaLoading: "数式を読み込み中",
  formulaFailed: "数式を取得できませんでした。接続を確かめて、もう一度開いてください。",
  terms: "表示している量の説明",
};
