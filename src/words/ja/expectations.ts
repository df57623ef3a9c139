import type { Translated } from "../translation.ts";

export const expectations: Translated<"expectations"> = {
  title: "予想される結果",
  titleOf: (preset) => `プリセット「${preset}」で予想される結果`,
  unit: "正解率、%",
  unmeasuredPreset: (preset) => `プリセット「${preset}」はまだ測定していません。`,
  unmeasured: "この設定では測定していません。プリセットには比べられる数値があります。",
  unmeasuredMethods: (methods) => `この設定では未測定：${methods}。`,
  method: "手法",
  trainedOn: (domain) => `${domain}（学習）`,
  shiftedMean: "シフトドメイン平均",
  more: "全ドメイン、エネルギーギャップ、± の意味",
  interval: (seeds) =>
    `全テスト画像で測定：${seeds} シードの平均とその 95% 区間（スチューデントの t）。一回の実行は平均からその ${Math.sqrt(seeds + 1).toFixed(1)} 倍まで離れることがあります。`,
  published: (zeroShot, lipsumFt) =>
    `Lipsum-FT の著者は CLIP ViT-B/16 と DomainNet（実写真で学習。モデルもデータも異なり、データはより多い）で、ゼロショット ${zeroShot}、Lipsum-FT ${lipsumFt} を測りました（参照ドメイン / シフトドメイン平均）。`,
  publishedSource: "著者のリポジトリの数値",
  everyDomain: "全ドメイン",
  domain: "ドメイン",
  gapOf: (method) => `ギャップ、${method}`,
  mark: (isWithin, range, preset) =>
    `${isWithin ? "予想どおり" : "予想と異なる"}：プリセット「${preset}」では ${range}`,
  range: (low, high) => `${low}〜${high}`,
};
