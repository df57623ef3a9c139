import type { Translated } from "../translation.ts";

export const restrictions: Translated<"restrictions"> = {
  note: "先生から",
  restricted: "一部の設定は、このレッスンのリンクで固定されています。",
  locked: "このレッスンで固定",
  parts: {
    presets: "プリセット",
    methods: "手法の選択",
    sweep: "スイープ",
    compute: "計算デバイス",
    share: "共有ボタン",
    pages: "タブ",
  },
};
