import type { Translated } from "../translation.ts";

export const pages: Translated<"pages"> = {
  label: "ページ",
  experiment: "実験",
  analyses: "分析",
  try: "試す",
  lessons: "レッスン",
  board: "授業ボード",
  loading: "読み込み中",
};
