import type { Translated } from "../translation.ts";

export const inspect: Translated<"inspect"> = {
  title: "詳しく見る",
  tabs: { pictures: "変わった予測", texts: "ランダムテキスト", path: "経路" },
  method: "手法",
  direction: "ゼロショット → 学習後",
  atStep: (step) => `ステップ ${step} の時点`,
  latest: "最新に戻る",
  noPictures: "途中の評価で予測の変化が見つかると、その画像がここに現れます。",
  noPicturesInCsv:
    "取り込んだファイルには数値しかありません。画像は、実行のリンク（終了時のもの）か実行のファイル（各点のもの）に含まれます。",
  untold:
    "この記録には、その時点でどの予測が変わっていたかが含まれていません（リンクや古い記録では省かれます）。表示しているのは終了時のものです。",
  verdicts: { gained: "正解になった", lost: "誤りになった" },
  isA: (name) => `正解は ${name}`,
  noTextsDrawn:
    "この実験では、まだどの手法もランダムテキストを引いていません。Lipsum-FT は毎ステップ引きます。",
  noTextsYet: "学習が始まると、あるステップのランダムテキストがここに現れます。",
  textsOf: (count, step) => `ステップ ${step} の ${count} テキスト。毎ステップ新しくなります`,
  tokenIds: "トークン ID",
  path: (run) => `${run}、正解率（%）`,
  reference: "参照ドメイン",
  shifted: "シフトドメイン平均",
  axes: (reference) => `${reference} →（縦軸：シフトドメイン平均）`,
  along: (run, parameter) => `${run}（${parameter} に沿って）`,
  pathChart: (reference, paths) =>
    `${reference}の正解率に対するシフトドメインの平均正解率：${paths.join("、")}。数値は下の表にあります。`,
};
