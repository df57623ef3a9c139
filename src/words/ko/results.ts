import type { Translated } from "../translation.ts";

export const results: Translated<"results"> = {
  title: "결과",
  byDomain: "도메인별 결과",
  measure: "결과에 보여 줄 값",
  none: "제로샷 모델을 먼저 측정하고, 학습하는 동안 각 방법을 측정합니다.",
  allPictures: "전체 테스트 이미지",
  liveSubset: "중간 평가 부분집합",
  percentInterval: "%, 95% 구간",
  interval: "95% 구간",
  n: (pictures) => `n ${pictures}`,
  shifted: "이동 도메인",
  mean: "평균",
  zeroShot: "제로샷",
  changeDoc: "제로샷 대비 퍼센트포인트",
  step: (step) => `스텝 ${step}`,
  liveSubsetAt: (step) => `부분집합, 스텝 ${step}`,
  measuredStep: (step, steps) => `스텝 ${step}/${steps}`,
  selection: {
    last: "측정한 것은 마지막 스텝의 가중치입니다.",
    "held-out":
      "측정한 것은 적힌 스텝의 가중치: 중간 평가에서 떼어 둔 이미지의 성적이 가장 좋았던 것입니다.",
    paper:
      "측정한 것은 적힌 스텝의 가중치: 저자의 코드처럼 학습한 도메인의 테스트 이미지에서 가장 좋았던 것입니다. 스스로 고른 것이므로 그 도메인의 정확도는 실제보다 높게 나옵니다.",
  },
  marks: (preset, seeds) =>
    `✓: ‘${preset}’ 프리셋의 시드 ${seeds}개로 볼 때 실행 100번 중 95번이 들어오는 범위; ≠: 범위 밖.`,
  gain: (run, points, domain, shifted) =>
    `${run}: ${domain} ${points}, 이동 도메인 평균 ${shifted}`,
  gainShifted: (run, shifted) => `${run}: 이동 도메인 평균 ${shifted}`,
  gains: (parts) => `${parts.join("; ")} (정확도 차이, 퍼센트포인트).`,
  menu: (run) => `${run}에서 이어 하거나 저장`,
  menuDoc: "이 실행에서 이어 하거나 저장",
  save: "저장",
  saveWeights: (run) => `${run}의 가중치`,
  saveOnnx: (run) => `${run}의 이미지 타워(ONNX, transformers.js용)`,
  saveMetrics: (run) => `${run}의 지표(CSV)`,
  continue: "이 실행에서 이어 하기",
  continueTrains: (finished, ingredients, missing) =>
    `실행 ${ingredients}개 중 ${finished}개 있음, ${missing}개 더 학습`,
  continueFree: (ingredients) =>
    ingredients === 1 ? "학습 없음" : `끝난 실행 ${ingredients}개로, 학습 없음`,
};
