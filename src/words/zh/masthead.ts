import type { Translated } from "../translation.ts";

export const masthead: Translated<"masthead"> = {
  title: "Lipsum Playground",
  pageTitle: "Lipsum Playground：在浏览器标签页里微调 CLIP",
  subtitle: "在这个标签页里微调 CLIP，看它忘掉了什么",
  language: "语言",
  languageFailed: (language) => `无法获取${language}。请检查网络后再选一次。`,
  light: "浅色",
  dark: "深色",
  switchToLight: "切换到浅色主题",
  switchToDark: "切换到深色主题",
};
