import type { Translated } from "../translation.ts";

export const methodMessages: Translated<"messages"> = {
  ofMethod: (method, why) => `${method}：${why}`,
  identityByKl: () =>
    "「distance」が「kl」のとき、「guidance」を「identity」にはできません。埋め込みの座標は確率分布ではないためです。「distance」を「mse」にするか、別のガイダンスを選んでください。",
  tooManyBlocks: (layers, got) =>
    `「lastBlocks」は最大 ${layers}（このモデルの画像タワーの層数）ですが、${got} でした。減らすか、タワー全体を学習してください。`,
  partsCompared: (method, got) =>
    `${method} では「accumulation」は 1 でなければなりませんが、${got} でした。損失がバッチ内の画像を互いに比べるため、分割の平均は別の損失になります。バッチを小さくするか、活性値を再計算してください。`,
  unequalParts: (batch, got) =>
    `「accumulation」は ${batch} 枚のバッチを等分しなければなりませんが、${got} でした。約数を選ぶか、バッチサイズを変えてください。`,
  promptHoles: (got) => `「prompts」のそれぞれに {} がちょうど一つ必要ですが、「${got}」でした`,
  tokensBeyondContext: (most, context, got) =>
    `このモデルでは「tokenLength」は最大 ${most} です。${context} トークンのコンテキストには BOS と EOS も入ります。${got} でした`,
  textsBeyondContext: (got, context) =>
    `${got} トークンのテキストは、モデルのコンテキスト ${context} より長すぎます`,
  noLorem: (words) =>
    `モデルのトークナイザは lorem ipsum（「${words}」）を書けません。一様なトークンを選んでください。`,
  nothingWrong: (count) =>
    `CFR は最初の段階で誤った学習画像で較正しますが、${count} 枚すべてに正解しました。いくらか残るように「cfr.fitSteps」か学習率を下げてください。`,
  nothingRight: (count) =>
    `CFR は最初の段階で誤った画像を、同じクラスの正解した画像で較正しますが、誤った ${count} 枚のどれにもそのような画像がありません。「cfr.fitSteps」か学習率を上げてください。`,
  pathNeedsRun: () =>
    "重みの経路はゼロショットモデルから学習後のモデルへ至るものです。実行を選んでください。",
  mapNeedsPictures: (got) => `マップには 3 枚以上の画像が必要ですが、${got} 枚でした。`,

  datasetElsewhere: (name) =>
    `データセット「${name}」はこのサイトになく、取り込んだものもここでは開けません。付属のものを選ぶか、コマンドラインを使ってください。`,
  modelElsewhere: (name) =>
    `モデル「${name}」はこのサイトになく、ほかのモデルもここでは開けません。付属のものを選ぶか、コマンドラインを使ってください。`,

  lastGoodKept: (why) => `${why}最後の正常なステップの重みは残してあり、書き出せます。`,
  startFailed: (label, why) => `この手法のもとになる「${label}」を学習できませんでした。${why}`,
  fitNotFinite: (step, loss, rate) =>
    `当てはめの更新 ${step} までに、損失か勾配が有限でなくなりました（損失 ${loss}）。当てはめの学習率 ${rate} がおそらく高すぎます。その十分の一を試してください。`,
  bufferTooLarge: (what, size, most) =>
    `${what} には ${size} バイトのバッファが要りますが、このグラフィックスデバイスは最大 ${most} です。バッチかモデルを小さくすると減ります。`,
  engineBuildNotLoaded: (build, detail) =>
    `onnxruntime（${build}）を読み込めませんでした（${detail}）`,

  alphaNote: (alpha, method) =>
    `ゼロショットモデル（0）から ${method}（1）への途中、α = ${alpha} の点です。`,
  nothingMoved: (method) => `${method} はどのテンソルも動かしていません。`,
  keptShares: (tensors, mean, least, most) =>
    `${tensors} 個のテンソルに残った変化は平均 ${mean}、${least} から ${most} です。`,
  meanOfRuns: (count, method, runs) => `${method} の ${count} 回の実行の平均：${runs}。`,
  keptOfRuns: (kept, count, method, runs, accuracy) =>
    `${method} の ${count} 回の実行のうち ${kept} 回を採用：${runs}。ホールドアウトの正解率 ${accuracy}。`,
  ownSeed: () => "この実験のシード",
  seedOffset: (offset) => `シード +${offset}`,
  atRate: (seed, factor) => `${seed}（学習率 × ${factor}）`,
  andThen: (first, rest) => `${first}；${rest}`,
};
