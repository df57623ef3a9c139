import type { Translated } from "../translation.ts";

export const share: Translated<"share"> = {
  share: "共有",
  title: "この実験を共有",
  close: "閉じる",
  copy: "コピー",
  copied: "コピーしました",
  copyByHand: "手でコピーしてください。選択済みです。",
  settings: "設定のリンク",
  settingsDoc: "読める形で、既定値と違うものだけを含みます。開いた人は新たに学習します。",
  run: "実行のリンク",
  runDoc: (characters) =>
    `設定、曲線、結果に、デバイスと日付：${characters} 文字。開いた人はすぐに再生でき、または実行して、一致するかどうかを知ることができます。`,
  noRunOfNumbers:
    "取り込んだ数値には、そこから再実行できないためリンクがありません。ファイルを渡してください。",
  noRun: "実行が終わると、曲線も入ったリンクがここに現れます。",
  embed: "ページやスライドに埋め込む枠",
  embedDoc: "実行を表示します。押すまで何もダウンロードしません。",
  embedOf: "表示",
  embedWhole: "全体",
  embedAccuracy: "ドメイン別の正解率",
  embedResults: "結果",
  file: "ファイル",
  fileDoc:
    "すべて：設定、全指標、結果と、残っている重み。ここでもほかでも、開けばそのモデルを試し、分析し、続きに使えます。終わっていないものは続きから進みます。",
  save: "ファイルに保存",
  open: "ファイルを開く",
  drop: "またはページのどこかにドロップ。実行の指標の CSV も、数値として戻せます。",
  agrees: (method, accuracy, domain, loss) =>
    `${method} は記録と一致します：正解率の差は ${accuracy} ポイント以内（${domain}）、損失の差は平均 ${loss} 以内。`,
  same: (method, loss) =>
    `${method} は記録と一致します：正解率はすべて同じ、損失の差は平均 ${loss} 以内。`,
  differs: (method, accuracy, domain, loss) =>
    `${method} は許容範囲を超えて記録と異なります：${domain}の正解率で ${accuracy} ポイント、損失で平均 ${loss}。`,
  tolerance: (accuracy, loss) =>
    `どのドメインでも正解率の差が ${accuracy} ポイント以内、損失の差が ${loss} 以内なら一致とします。`,
  otherFiles: (method) =>
    `${method} は比べられません：ハッシュによると、記録は別のモデルか別のデータを使っています。`,
  hashes: {
    model: (recorded, here) =>
      `モデルの SHA-256 は記録では ${recorded}、ここでは ${here} です。「モデル」で記録に使ったモデルを追加して、もう一度実行してください。`,
    data: (recorded, here) =>
      `データの SHA-256 は記録では ${recorded}、ここでは ${here} です。「データ」で記録に使ったデータを追加して、もう一度実行してください。`,
  },
  otherBatches: (method) => `${method} は比べられません：記録とは別のバッチを見ました。`,
};
