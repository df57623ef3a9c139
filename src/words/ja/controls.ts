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
  resetDoc:
    "動いているものを終え、すべての実行を削除します（元に戻せます）。途中だったものは、戻した後に最後の保存から続けられます。設定はそのまま",
  rateNow: (rate) => `学習率 ${rate} を今から使う`,
  rateNowDoc:
    "次の更新から、学習中の実行とこれから始まる実行に効きます。設定に書き込まれるので、同じ実行を繰り返せます。",
  correctFirst: (fields) => `先に直してください：${fields.join("、")}。`,
};
