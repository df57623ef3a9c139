import type { Translated } from "../translation.ts";

export const replay: Translated<"replay"> = {
  label: "実行の記録",
  recorded: "記録",
  source: (methods, steps, device, date) => `${methods}、${steps} ステップ、${device}、${date}`,
  shipped:
    "ページに付属の記録で、「開始」で何が起きるかを示します。ここで計算したものではありません。",
  opened: "リンクまたはファイルで届いた記録です。ここで計算したものではありません。",
  otherFiles: {
    model: (recorded, here) =>
      `同じ名前の別のモデルで記録されたものです（SHA-256 は ${recorded}、ここでは ${here}）。表示はそのまま正しいものですが、ここで実行すると違う数値になります。作ったページで開くか、「モデル」でそのモデルを追加してください。`,
    data: (recorded, here) =>
      `同じ名前の別のデータで記録されたものです（SHA-256 は ${recorded}、ここでは ${here}）。表示はそのまま正しいものですが、ここで実行すると違う数値になります。作ったページで開くか、「データ」でそのデータを取り込んでください。`,
  },
  play: "再生",
  playRecorded: "実行の記録を再生",
  pause: "一時停止",
  position: "表示するステップ",
  positionOf: (step, last) => `${step} / ${last}`,
  speed: "速さ",
  speedTimes: (times) => (times === 1 ? "等速" : `×${times}`),
  runHere: "ここで実行",
  trainInstead: "ここで学習",
  close: "実行の記録を閉じる",
  announced: "実行の記録を表示しています。",
  failed: "実行の記録を取得できませんでした。",
};
