import type { Translated } from "../translation.ts";

export const expectations: Translated<"expectations"> = {
  title: "예상 결과",
  titleOf: (preset) => `‘${preset}’ 프리셋의 예상 결과`,
  unit: "정확도, %",
  unmeasuredPreset: (preset) => `‘${preset}’ 프리셋은 아직 측정하지 않았습니다.`,
  unmeasured: "이 설정에서는 측정하지 않았습니다. 프리셋에는 비교할 수치가 있습니다.",
  unmeasuredMethods: (methods) => `이 설정에서 측정하지 않음: ${methods}.`,
  method: "방법",
  trainedOn: (domain) => `${domain}(학습)`,
  shiftedMean: "이동 도메인 평균",
  more: "모든 도메인, 에너지 격차, ±의 뜻",
  interval: (seeds) =>
    `전체 테스트 이미지에서 측정: 시드 ${seeds}개의 평균과 그 95% 구간(스튜던트 t). 한 번의 실행은 평균에서 그 ${Math.sqrt(seeds + 1).toFixed(1)}배까지 떨어질 수 있습니다.`,
  published: (zeroShot, lipsumFt) =>
    `Lipsum-FT의 저자들은 CLIP ViT-B/16과 DomainNet(실제 사진으로 학습; 모델과 데이터가 다르고 데이터가 더 많음)에서 제로샷 ${zeroShot}, Lipsum-FT ${lipsumFt}를 측정했습니다(기준 도메인 / 이동 도메인 평균).`,
  publishedSource: "저자 저장소의 수치",
  everyDomain: "모든 도메인",
  domain: "도메인",
  gapOf: (method) => `격차, ${method}`,
  mark: (isWithin, range, preset) =>
    `${isWithin ? "예상대로" : "예상과 다름"}: ‘${preset}’ 프리셋에서 ${range}`,
  range: (low, high) => `${low}~${high}`,
};
