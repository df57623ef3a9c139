import type { Translated } from "../translation.ts";

export const notices: Translated<"notices"> = {
  linkTitle: "リンクの一部を読めませんでした。",
  linkDefaults: "次の項目は既定値になっています：",
  dismiss: "閉じる",
  details: "不具合報告のための詳細",
  tryAgain: "もう一度試す",
  failures: {
    "bad-spec": { title: "この設定では実行できません。", advice: "" },
    "bad-file": { title: "ファイルの内容が正しくありません。", advice: "" },
    download: { title: "ダウンロードに失敗しました。", advice: "" },
    "no-webgpu": {
      title: "ここには WebGPU がありません。",
      advice: "「詳細設定」で CPU で計算するようにしてください。数値は同じです。",
    },
    "device-lost": {
      title: "グラフィックスデバイスを失いました。",
      advice:
        "ほかのプログラムが使っているか、ドライバがリセットされたのかもしれません。保存したものは残っています。バッチを小さくするか、「詳細設定」で CPU にして続けてください。",
    },
    crashed: {
      title: "学習が中断しました。",
      advice:
        "保存したものは残っています。また起きたら、ページを再読み込みするか、バッチを小さくするか、別のブラウザを試してください。",
    },
    "out-of-memory": {
      title: "デバイスのメモリが足りません。",
      advice:
        "バッチを小さくするか、「詳細設定」で手法を順に実行するようにしてください。ほかのタブを閉じるのも有効です。",
    },
    "too-large": { title: "必要なメモリが上限を超えています。", advice: "" },
    "no-storage": {
      title: "保存する空きがありません。",
      advice: "ディスクの空きを増やすか、保存した実行を削除してください。",
    },
    "non-finite": { title: "数値が発散しました。", advice: "" },
    cancelled: { title: "停止しました。", advice: "" },
    internal: { title: "起きるはずのないエラーが起きました。", advice: "" },
  },
};
