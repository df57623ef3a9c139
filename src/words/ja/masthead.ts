import type { Translated } from "../translation.ts";

export const masthead: Translated<"masthead"> = {
  title: "Lipsum Playground",
  pageTitle: "Lipsum Playground：ブラウザのタブで CLIP をファインチューニング",
  subtitle: "このタブで CLIP をファインチューニングし、何を忘れるかを見る",
  language: "言語",
  languageFailed: (language) =>
    `${language}を取得できませんでした。接続を確かめて、もう一度選んでください。`,
  light: "ライト",
  dark: "ダーク",
  switchToLight: "ライトテーマに切り替え",
  switchToDark: "ダークテーマに切り替え",
};
