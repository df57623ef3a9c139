import type { LessonFacts } from "./facts.ts";
import type { LessonWords } from "./lessonWords.ts";
import { chance, sentencesOf } from "./sentences.ts";

const { own, ownGaps, measured } = sentencesOf({
  accuracies: ({ name, reference, shifted }, domain) =>
    `${name}: ${domain} ${reference}, 이동 도메인 ${shifted}`,
  gap: ({ name, gap }) => `${name} ${gap}`,
  own: (models) => `당신의 실험: ${models.join("; ")}.`,
  ownGaps: (models) => `당신의 실험, 이동 도메인 평균: ${models.join(", ")}.`,
  none: "‘시작’을 누르면 자신의 수치를 얻습니다.",
  measured: (models) => `미리 측정한 값: ${models.join("; ")}. `,
});

/** 다섯 수업. */
export const ko: LessonWords = {
  zeroShot: {
    title: "제로샷이란",
    summary: "과제의 예를 하나도 보지 않고 클래스의 이름만 아는 분류기.",
    steps: {
      prompts: {
        text: "CLIP에는 두 타워가 있습니다. 하나는 이미지를 벡터 f(x)로, 다른 하나는 텍스트를 벡터 g(t)로 바꿉니다. 텍스트 타워는 클래스마다 “a drawing of a house” 같은 프롬프트를 읽고, 그 벡터들의 평균이 W에서 그 클래스의 열이 됩니다. ‘시작’을 누르세요. 아무것도 학습하지 않고 화풍마다 측정만 합니다.",
        question: "이미지를 쓰지 않았다면 분류기 W의 수는 어디에서 왔을까요?",
        answer: () =>
          "텍스트 타워에서만 왔습니다. W_c는 클래스 c의 프롬프트들의 g(t)를 평균해 정규화한 것입니다. 이미지는 방향이 가장 가까운 열의 클래스가 됩니다.",
      },
      guess: {
        text: "정확도를 믿기 전에, 찍으면 얼마인지 물으세요.",
        question: "여기서 찍으면 얼마나 맞을까요?",
        answer: (facts) =>
          `클래스가 ${facts.classes}개이므로 ${facts.classes}분의 1, ${chance(facts)}%입니다. ${own(facts)}`,
      },
      styles: {
        text: "아래 표에 모든 화풍이 있습니다. 모델은 설명이 붙은 이미지로 사전 학습되었고, 당신의 과제가 어떤 화풍인지 들은 적이 없습니다.",
        question: "어떤 화풍이 가장 쉽고 어떤 것이 가장 어려울까요?",
        answer: (facts) =>
          facts.zeroShot
            ? `가장 쉬운 것은 ${facts.zeroShot.best}, 가장 어려운 것은 ${facts.zeroShot.worst}입니다. 이후의 학습은 모두 이 수치와 비교됩니다.`
            : own(facts),
      },
    },
  },
  cost: {
    title: "파인튜닝의 대가",
    summary: "한 화풍으로 학습하면 그 화풍은 나아집니다. 대가는 나머지가 치릅니다.",
    steps: {
      predict: {
        text: "FT는 보통의 파인튜닝입니다. 한 화풍의 이미지에 대한 교차 엔트로피로, 이미지 타워의 모든 가중치가 자유롭습니다. ‘시작’을 누르기 전에, 학습하는 화풍과 나머지 다섯 화풍이 어떻게 될지 예상을 적어 두세요.",
        question: "나머지 화풍의 평균은 오를까요, 그대로일까요, 내릴까요?",
        answer: (facts) => `${measured(facts, "short", ["zero-shot", "ft"])}${own(facts)}`,
      },
      run: {
        text: "작은 차트를 보세요. 점선이 제로샷입니다. 점선 아래의 곡선은 전에 할 수 있던 것을 잊은 것입니다.",
        question: "학습한 화풍은 몇 스텝에서 더 오르지 않게 되고, 나머지는 회복할까요?",
        answer: (facts) =>
          `십자선을 차트 위로 옮겨 읽으세요. 그 뒤의 스텝은 그 화풍을 돕지 않으면서 나머지에 대가를 치르게 할 수 있습니다. ${own(facts)}`,
      },
      longer: {
        text: "이제 설정의 갱신 횟수가 여섯 배입니다. 시간이 없으면 실행하지 말고 답을 읽으세요.",
        question: "더 오래 학습하면 대가가 이득과 나란히 늘어날까요?",
        answer: (facts) =>
          `짧은 프리셋. ${measured(facts, "short", ["ft"])}긴 프리셋. ${measured(facts, "longer", ["ft"])}${own(facts)}`,
      },
    },
  },
  energyGap: {
    title: "에너지 격차",
    summary: "모델이 얼마나 움직였는지를, 뜻 없는 텍스트에 대한 답에서 읽어 냅니다.",
    steps: {
      measure: {
        text: "뜻 없는 무작위 텍스트를 뽑아 이미지의 점수를 매깁니다: v(x) = s·f(x)·Gᵀ. 에너지 격차는 (v − v₀)²의 평균이고, v₀는 제로샷 모델의 점수입니다. FT와 Lipsum-FT를 함께 시작하고 결과를 ‘에너지 격차’로 바꾸세요.",
        question: "첫 갱신 전의 에너지 격차는 얼마이고, 왜 그럴까요?",
        answer: () =>
          "정확히 0입니다. 갱신 전에는 v가 v₀이기 때문입니다. 그 뒤로는 텍스트가 볼 수 있는 방향으로 특징이 얼마나 움직였는지를 말해 줍니다.",
      },
      compare: {
        text: "두 방법은 같은 배치를 같은 순서로 봅니다. 손실만 다릅니다.",
        question: "어느 쪽이 덜 움직이고, 그것이 정확도에 나타날까요?",
        answer: (facts) =>
          `${measured(facts, "short", ["ft", "lipsum-ft"])}${ownGaps(facts)} ${own(facts)}`,
      },
      relation: {
        text: "논문의 주장: 이동한 화풍에서 에너지 격차가 커지는 곳에서는 제로샷에 대한 정확도가 떨어진다. 실험 한 번으로는 증명되지 않습니다.",
        question: "이 페이지로 이 주장을 어떻게 검증할까요?",
        answer: (facts) =>
          `격차를 바꾸는 것 하나(학습률, 스텝 수, λ)를 바꾸어 각각 여러 시드로 실행하고, 격차에 대한 상대 정확도를 그립니다. 무엇이 격차를 만들었든 점들이 하나의 내려가는 선에 놓이면, 주장은 여기서 성립합니다. ${twoLengths(facts)}`,
      },
    },
  },
  rivals: {
    title: "Lipsum-FT와 경쟁자들",
    summary: "배우는 동안 무엇을 붙들지: 세 가지 생각과, 아무것도 붙들지 않는 하나.",
    steps: {
      families: {
        text: "L2-SP는 가중치를 출발점 가까이 붙듭니다. CAR-FT는 이미지의 맥락에 대한 판단을, Lipsum-FT는 무작위 텍스트에 대한 점수를 붙듭니다. FT는 아무것도 붙들지 않습니다. 왼쪽에서 방법을 열면 손실을 읽을 수 있습니다.",
        question: "넷 중 갱신마다 텍스트도, 고정된 타워의 복사본도 필요 없는 것은 무엇일까요?",
        answer: () =>
          "FT입니다. L2-SP도 거의 그렇습니다. 옛 가중치는 필요하지만 두 번째 순전파는 필요 없습니다. CAR-FT와 Lipsum-FT는 학습하는 특징 옆에서 제로샷 모델의 특징을 계산하고, Lipsum-FT는 스텝마다 새 무작위 텍스트도 인코딩합니다.",
      },
      rank: {
        text: "넷을 시작하세요. 같은 배치에서 번갈아 합니다. 순위를 두 번 매기세요. 먼저 학습한 화풍으로, 다음에 이동한 화풍의 평균으로.",
        question: "순위가 같은가요? 이동한 화풍에서 가장 좋은 방법은 무엇을 포기했나요?",
        answer: (facts) =>
          `${own(facts)} 모델을 더 붙드는 방법은 덜 배우는 경향이 있습니다. 많이 지키고 적게 포기하면 그 값을 합니다.`,
      },
      average: {
        text: "EMA의 손실은 아무것도 붙들지 않습니다. 측정하는 것은 제로샷 모델에서 시작하는 가중치의 이동 평균입니다. FT, Lipsum-FT와 나란히 시작하세요.",
        question: "당신의 실행에서 한 방법이 이동한 화풍에서 앞섭니다. 이것은 발견일까요?",
        answer: (facts) =>
          `시드 하나로는 아닙니다. 구간을 보고, 그렇게 말하기 전에 여러 시드를 대기열에 넣으세요. ${own(facts)}`,
      },
    },
  },
  knobs: {
    title: "α, λ, M을 손으로",
    summary: "배우는 것과 지키는 것을 맞바꾸는 세 수.",
    steps: {
      alpha: {
        text: "WiSE-FT는 학습 뒤에 가중치를 섞습니다: θ(α) = (1 − α)·θ₀ + α·θ₁. ‘시작’을 누르고 결과 아래의 ‘경로’를 여세요.",
        question: "이동한 화풍에서 양 끝을 이기는 α가 있을까요?",
        answer: (facts) =>
          `경로에서 양 끝보다 높은 점을 찾으세요. α = 0은 제로샷, α = 1은 FT이며 비트까지 같습니다. 그 사이의 점에는 학습이 들지 않습니다. ${own(facts)}`,
      },
      lambda: {
        text: "λ는 Lipsum-FT 항의 가중치입니다. 지금은 기본값의 열 배입니다. 0이면 Lipsum-FT는 FT입니다.",
        question: "λ가 한없이 커지면 무엇을 배울 수 있을까요?",
        answer: (facts) =>
          `헤드 W뿐입니다. 점수가 움직일 수 없으니 이미지 타워는 선형 프로브에서처럼 제자리에 머뭅니다. 쓸모 있는 λ는 이동한 화풍이 지켜지고 학습한 화풍이 아직 오르는 곳에 있습니다. ${own(facts)}`,
      },
      texts: {
        text: "M은 스텝마다 뽑는 무작위 텍스트의 수이며 지금은 5입니다. 그 평균이 에너지 격차의 추정입니다.",
        question: "텍스트가 줄면 바뀌는 것은 목표일까요, 가는 길의 잡음일까요?",
        answer: (facts) =>
          `잡음입니다. 합을 M으로 나누므로 기울기의 기댓값은 어떤 M에서도 같습니다. 텍스트가 적으면 스텝마다 적은 방향으로만 모델을 붙듭니다. ${own(facts)}`,
      },
    },
  },
};

function twoLengths({ measured: of }: LessonFacts): string {
  const [short, longer] = [of("short", "ft"), of("longer", "ft")];
  if (!short || !longer) return "";
  return `먼저 미리 측정한 두 프리셋의 FT로 시작하세요. 짧은 쪽은 격차 ${short.gap}, 이동 도메인 ${short.shifted}; 긴 쪽은 격차 ${longer.gap}, 이동 도메인 ${longer.shifted}. 격차가 큰 쪽의 정확도가 낮은가요?`;
}
