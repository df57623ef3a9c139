import type { Translated } from "../translation.ts";

export const status: Translated<"status"> = {
  panel: "進行とデバイス",
  loading: "読み込み中",
  warmingUp: "準備中：学習ステップを用意しています",
  viewing: "凍結タワーの特徴を計算中",
  ofPictures: (done, total) => `画像 ${done} / ${total} 枚`,
  training: "学習中",
  trainingAt: (step) => `学習中、ステップ ${step}`,
  combining: (method, stage, at, of) => `${method}：${stage}（${at}/${of}）`,
  measuringAt: (step) => `全ドメインを測定中、ステップ ${step}`,
  pausedAt: (step) => `ステップ ${step} で一時停止`,
  failedAt: (step) => `ステップ ${step} でエラーにより終了`,
  brokeOffAt: (step) => `中断。ステップ ${step} まで保存済み`,
  stoppedAt: (step) => `ステップ ${step} で停止`,
  finishedAfter: (step) => `${step} ステップで完了`,
  ready: "準備完了",
  download: "ダウンロード",
  computeEngine: "計算エンジン",
  ofBytes: (loaded, total) => `${loaded} / ${total}`,
  software: "（ソフトウェア：遅い）",
  moreThreads: (threads) =>
    `ページはこの端末に保存されました。再読み込みすると ${threads} スレッドで計算します。`,
  speed: (steps, pictures) => `${steps} ステップ/秒、${pictures} 枚/秒`,
  warmup: (duration) => `準備 ${duration}（含まない）`,
  prepared: (method, stage, updates, loss) =>
    `${method}：${stage}、更新 ${updates} 回、損失 ${loss}`,
  left: (duration) => `残り約 ${duration}`,
  stages: {
    "Along α": "α に沿って",
    Fit: "当てはめ",
    Calibrate: "較正",
    Refit: "再当てはめ",
    "Fit the head": "ヘッドの当てはめ",
    "Fit on held-out pictures": "ホールドアウト画像での当てはめ",
  },
};
