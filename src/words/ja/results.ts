import type { Translated } from "../translation.ts";

export const results: Translated<"results"> = {
  title: "結果",
  byDomain: "ドメイン別の結果",
  measure: "結果に表示する量",
  none: "まずゼロショットモデルを測定し、続いて学習に合わせて各手法を測定します。",
  allPictures: "全テスト画像",
  liveSubset: "途中評価の部分集合",
  percentInterval: "%、95% 区間",
  interval: "95% 区間",
  n: (pictures) => `n ${pictures}`,
  shifted: "シフト",
  mean: "平均",
  zeroShot: "ゼロショット",
  changeDoc: "ゼロショットとの差（ポイント）",
  step: (step) => `ステップ ${step}`,
  liveSubsetAt: (step) => `部分集合、ステップ ${step}`,
  measuredStep: (step, steps) => `ステップ ${step} / ${steps}`,
  selection: {
    last: "測定したのは最後のステップの重みです。",
    "held-out":
      "測定したのは記載のステップの重み：途中の評価でホールドアウト画像の成績が最もよかったもの。",
    paper:
      "測定したのは記載のステップの重み：著者のコードと同じく、学習したドメインのテスト画像で最もよかったもの。自分自身で選んだので、そのドメインの正解率は高めに出ます。",
  },
  marks: (preset, seeds) =>
    `✓：プリセット「${preset}」の ${seeds} シードから見て、100 回の実行のうち 95 回が入る範囲。≠：範囲外。`,
  gain: (run, points, domain, shifted) =>
    `${run}：${domain} ${points}、シフトドメイン平均 ${shifted}`,
  gainShifted: (run, shifted) => `${run}：シフトドメイン平均 ${shifted}`,
  gains: (parts) => `${parts.join("；")}（正解率の差、ポイント）。`,
  menu: (run) => `${run} から続ける、または保存する`,
  menuDoc: "この実行から続ける、または保存する",
  save: "保存",
  saveWeights: (run) => `${run} の重み`,
  saveOnnx: (run) => `${run} の画像タワー（ONNX、transformers.js 用）`,
  saveMetrics: (run) => `${run} の指標（CSV）`,
  continue: "この実行から続ける",
  continueTrains: (finished, ingredients, missing) =>
    `${ingredients} 個中 ${finished} 個あり、あと ${missing} 個を学習`,
  continueFree: (ingredients) =>
    ingredients === 1 ? "学習なし" : `完了した ${ingredients} 個の実行から、学習なし`,
};
