import type { Translation } from "../translation.ts";

/** 코드에서 스스로 선언하는 글: 항목과 사전 설정. */
export const schema = {
  fields: {
    learningRate: {
      label: "학습률",
      doc: "AdamW의 최대 보폭. 준비 기간 뒤에 이르고 코사인을 따라 0까지 내려갑니다. 클수록 모델이 멀리 움직여 더 배우고 더 잊습니다.",
    },
    steps: {
      label: "스텝 수",
      doc: "최적화 갱신 횟수, 한 번에 한 배치. 많을수록 학습한 영역은 오르고 다른 영역이 값을 치릅니다.",
    },
    batchSize: { label: "배치", doc: "스텝마다의 그림 수. 메모리와 시간이 함께 늘어납니다." },
    seed: {
      label: "시드",
      doc: "그림의 순서, 증강, 무작위 텍스트를 정합니다. 시드가 같으면 실험도 같습니다.",
    },
    warmup: {
      label: "준비 기간",
      doc: "학습률이 0에서 최댓값까지 오르는 스텝의 비율. 없으면 모멘트가 자리 잡지 않은 첫 갱신들이 모델을 흩뜨릴 수 있습니다.",
    },
    weightDecay: {
      label: "가중치 감쇠",
      doc: "AdamW의 분리된 감쇠: 스텝마다 가중치를 학습률의 이만큼 0 쪽으로 당깁니다. 0이면 당기지 않으며, 당기는 곳은 0이지 제로샷 가중치가 아닙니다.",
    },
    regularization: {
      label: "λ, 정칙화",
      doc: "덧붙인 항의 가중치. 0이면 보통의 미세 조정이고, 클수록 제로샷 모델에 가깝게 머뭅니다.",
    },
    texts: {
      label: "M, 텍스트 수",
      doc: "스텝마다 뽑는 무작위 텍스트의 수. 많을수록 에너지 격차 추정의 잡음이 줄어듭니다.",
    },
    tokenLength: {
      label: "L, 토큰 수",
      doc: "시작과 끝 표시 사이의 토큰 수. lorem ipsum 문장도 이 길이로 자릅니다.",
    },
    alpha: {
      label: "α, 실행의 몫",
      doc: "0은 제로샷 모델, 1은 끝난 실행이며 둘 다 비트까지 같습니다. 그 사이에 학습이 필요 없는 절충이 있습니다.",
    },
  },
  summaries: {
    "zero-shot": "사전 학습된 그대로의 모델. 분류 머리는 텍스트 타워가 프롬프트로 씁니다.",
    ft: "보통의 미세 조정: 학습 영역의 교차 엔트로피뿐, 모델을 붙드는 것이 없습니다.",
    "lipsum-ft": "무작위 텍스트에 대한 점수를 제로샷 모델에 가깝게 지키는 미세 조정.",
    "car-ft": "사진이나 그림 같은 맥락의 판단을 제로샷 모델에 가깝게 지키는 미세 조정.",
    "wise-ft": "학습 뒤에 끝난 실행과 사전 학습 가중치를 텐서마다 섞습니다.",
  },
  groups: {
    reference: "기준",
    regularised: "정칙화한 이미지 타워 조정",
    "two-tower": "두 타워 모두 조정",
    adapters: "어댑터",
    cached: "저장한 특징 위에서",
    "weight-space": "학습 뒤, 가중치 공간에서",
  },
  presets: {
    short: {
      title: "짧게",
      doc: "기본값: 미세 조정이 한 영역에서 얻고 다른 곳에서 잃는 것을 보기에 충분합니다.",
    },
    longer: { title: "길게", doc: "여섯 배의 갱신: 더 긴 미세 조정의 값." },
    full: { title: "전체", doc: "논문과 같은 횟수의 갱신." },
  },
  integer: (min, max) => `${min}~${max} 사이의 정수`,
  number: (min, max) => `${min}~${max} 사이의 수`,
  oneOf: (values, other) => `${values} 가운데 하나${other === undefined ? "" : ` 또는 ${other}`}`,
} satisfies Translation["schema"];
