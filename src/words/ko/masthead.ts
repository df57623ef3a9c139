import type { Translated } from "../translation.ts";

export const masthead: Translated<"masthead"> = {
  title: "Lipsum Playground",
  pageTitle: "Lipsum Playground: 브라우저 탭에서 CLIP 파인튜닝",
  subtitle: "이 탭에서 CLIP을 파인튜닝하고 무엇을 잊는지 보세요",
  language: "언어",
  languageFailed: (language) =>
    `${language}을(를) 가져올 수 없습니다. 연결을 확인하고 다시 선택하세요.`,
  light: "밝게",
  dark: "어둡게",
  switchToLight: "밝은 테마로 바꾸기",
  switchToDark: "어두운 테마로 바꾸기",
};
