import type { Translated } from "../translation.ts";

export const controls: Translated<"controls"> = {
  run: "実行",
  start: "開始",
  pause: "一時停止",
  resume: "再開",
  step: "1 ステップ",
  stepDoc: "各手法を一回更新して一時停止",
  stop: "停止",
  stopDoc: "この実験を終え、曲線は残す",
  reset: "リセット",
  resetDoc: "すべての実行を消す。設定はそのまま",
  correctFirst: (fields) => `先に直してください：${fields.join("、")}。`,
};
