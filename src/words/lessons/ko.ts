import type { LessonFacts } from "./facts.ts";
import type { TranslatedLessons } from "./lessonWords.ts";

const own = (facts: LessonFacts) =>
  facts.own.length === 0
    ? "‘시작’을 누르면 자신의 수치를 얻습니다."
    : `당신의 실험: ${facts.own
        .map(
          (model) =>
            `${model.name}: ${facts.domain} ${model.reference}, 이동 영역 ${model.shifted}`,
        )
        .join("; ")}.`;

/** 첫 수업. */
export const ko: TranslatedLessons = {
  zeroShot: {
    title: "제로샷이란",
    summary: "과제의 예를 하나도 보지 않고 부류의 이름만 아는 분류기.",
    steps: {
      prompts: {
        text: "CLIP에는 두 타워가 있습니다. 하나는 그림을 벡터 f(x)로, 다른 하나는 텍스트를 벡터 g(t)로 바꿉니다. 텍스트 타워는 부류마다 “a drawing of a house” 같은 프롬프트를 읽고, 그 벡터들의 평균이 W에서 그 부류의 열이 됩니다. ‘시작’을 누르세요. 아무것도 학습하지 않고 화풍마다 재기만 합니다.",
        question: "그림을 쓰지 않았다면 분류기 W의 수는 어디에서 왔을까요?",
        answer: () =>
          "텍스트 타워에서만 왔습니다. W_c는 부류 c의 프롬프트들의 g(t)를 평균해 정규화한 것입니다. 그림은 방향이 가장 가까운 열의 부류가 됩니다.",
      },
      guess: {
        text: "정확도를 믿기 전에 찍으면 얼마인지 물으세요.",
        question: "여기서 찍으면 얼마나 맞을까요?",
        answer: (facts) =>
          `부류가 ${facts.classes}개이므로 ${facts.classes}분의 1, ${(100 / facts.classes).toFixed(1)} %입니다. ${own(facts)}`,
      },
      styles: {
        text: "아래 표에 모든 화풍이 있습니다. 모델은 설명이 붙은 그림으로 사전 학습되었고, 당신의 과제가 어떤 화풍인지 들은 적이 없습니다.",
        question: "어떤 화풍이 가장 쉽고 어떤 것이 가장 어려울까요?",
        answer: (facts) => {
          const zeroShot = facts.own[0] ?? facts.measured("short", "zero-shot");
          return zeroShot
            ? `가장 쉬운 것은 ${zeroShot.best}, 가장 어려운 것은 ${zeroShot.worst}입니다. 이후의 학습은 모두 이 수치와 비교됩니다.`
            : own(facts);
        },
      },
    },
  },
};
