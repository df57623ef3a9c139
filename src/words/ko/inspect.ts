import type { Translated } from "../translation.ts";

export const inspect: Translated<"inspect"> = {
  title: "자세히 보기",
  tabs: { pictures: "바뀐 예측", texts: "무작위 텍스트", path: "경로" },
  method: "방법",
  direction: "제로샷 → 학습 후",
  atStep: (step) => `스텝 ${step} 시점`,
  latest: "최신으로",
  noPictures: "중간 평가에서 예측이 바뀐 것이 발견되면 그 이미지가 여기에 나타납니다.",
  noPicturesInCsv:
    "가져온 파일에는 수치만 있습니다. 이미지는 실행 링크(끝났을 때의 것)나 실행 파일(각 점의 것)에 들어 있습니다.",
  untold:
    "그 시점에 어떤 예측이 바뀌어 있었는지는 이 기록에 없습니다(링크와 오래된 기록은 뺍니다). 끝났을 때의 것을 보여 줍니다.",
  verdicts: { gained: "이제 정답", lost: "이제 오답" },
  isA: (name) => `정답은 ${name}`,
  noTextsDrawn:
    "이 실험에서는 아직 어떤 방법도 무작위 텍스트를 뽑지 않았습니다. Lipsum-FT는 스텝마다 뽑습니다.",
  noTextsYet: "학습이 시작되면 한 스텝의 무작위 텍스트가 여기에 나타납니다.",
  textsOf: (count, step) => `스텝 ${step}의 텍스트 ${count}개, 스텝마다 새로 뽑음`,
  tokenIds: "토큰 ID",
  path: (run) => `${run}, 정확도(%)`,
  reference: "참조 도메인",
  shifted: "이동 도메인 평균",
  axes: (reference) => `${reference} → (세로축: 이동 도메인 평균)`,
  along: (run, parameter) => `${parameter}에 따른 ${run}`,
  pathChart: (reference, paths) =>
    `${reference} 정확도에 대한 이동 도메인 평균 정확도: ${paths.join(", ")}. 수치는 아래 표에 있습니다.`,
};
