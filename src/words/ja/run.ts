import type { Translation } from "../translation.ts";

/** 実行：ボタン、状態、測定量。 */
export const run = {
  controls: {
    run: "実行",
    start: "開始",
    pause: "一時停止",
    resume: "再開",
    step: "1 ステップ",
    stepDoc: "各手法を一回更新して一時停止する",
    stop: "停止",
    stopDoc: "この実験を終え、曲線は残す",
    reset: "リセット",
    resetDoc: "すべての実行を消す。設定は残る",
    correctFirst: (fields) => `先に直してください：${fields.join("、")}。`,
  },
  status: {
    panel: "進行と装置",
    loading: "読み込み中",
    warmingUp: "準備中：訓練ステップを用意しています",
    training: "訓練中",
    trainingAt: (step) => `訓練中、ステップ ${step}`,
    combining: (method, stage, at, of) => `${method}：${stage}（${at}/${of}）`,
    measuringAt: (step) => `すべての領域を測定中、ステップ ${step}`,
    pausedAt: (step) => `ステップ ${step} で一時停止`,
    failedAt: (step) => `ステップ ${step} でエラーにより終了`,
    brokeOffAt: (step) => `中断、ステップ ${step} まで保存済み`,
    stoppedAt: (step) => `ステップ ${step} で停止`,
    finishedAfter: (step) => `${step} ステップで完了`,
    ready: "準備完了",
    download: "ダウンロード",
    computeEngine: "計算エンジン",
    ofBytes: (loaded, total) => `${loaded} / ${total}`,
    software: "（ソフトウェア：遅い）",
    speed: (steps, pictures) => `${steps} ステップ/秒、${pictures} 枚/秒`,
    warmup: (duration) => `準備 ${duration}、数に入れない`,
    prepared: (method, stage, updates, loss) =>
      `${method}：${stage}、更新 ${updates} 回、損失 ${loss}`,
    left: (duration) => `残り約 ${duration}`,
  },
  measures: { accuracy: "正解率", energyGap: "エネルギーギャップ", nll: "NLL" },
  metrics: {
    loss: {
      title: "損失",
      doc: "訓練が各ステップの画像で小さくする量。最初の項は課題そのもの、ほかの項はモデルを何かに留めるもので、重みを掛けずに描きます。",
    },
    crossEntropy: {
      title: "交差エントロピー",
      doc: "正しいクラスに対するモデルの意外さ、単位は nat。確信していて正しければ 0 です。",
    },
    accuracy: {
      title: "正解率",
      doc: "得点の最も高いクラスが正しいクラスである画像の割合。C 個のクラスで当て推量すれば 1/C です。",
    },
    shiftedMean: {
      title: "ずれた領域の平均",
      doc: "訓練が一度も見ていない領域の、重みなしの平均。ゼロショットを下回れば、微調整が頑健さを損なったことになります。",
    },
    energyGap: {
      title: "エネルギーギャップ",
      doc: "ランダムなテキストに対する得点がゼロショットモデルからどれだけ動いたかを二乗し、画像とテキストで平均した量。最初の更新の前は 0 で、Lipsum-FT はこれを小さく保ちます。",
    },
    nll: {
      title: "負の対数尤度",
      doc: "取り置いた画像での、正しいクラスに対する平均の意外さ、単位は nat。間違っていて自信のあるモデルも罰します。低いほど良い値です。",
    },
    interval: {
      title: "95 % 区間",
      doc: "数えた画像の枚数を考えたとき、真の正解率がおそらくある範囲（Wilson の区間）。区間が大きく重なる二つの正解率に差があるとは言えません。",
    },
  },
  help: {
    formula: "式",
    formulaLoading: "式を読み込み中",
    formulaFailed: "式を取得できませんでした。接続を確かめてもう一度開いてください。",
  },
} satisfies Translation;
