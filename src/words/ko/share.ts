import type { Translated } from "../translation.ts";

export const share: Translated<"share"> = {
  share: "공유",
  title: "이 실험 공유",
  close: "닫기",
  copy: "복사",
  copied: "복사됨",
  copyByHand: "직접 복사하세요. 선택되어 있습니다.",
  settings: "설정 링크",
  settingsDoc: "읽을 수 있고, 기본값과 다른 것만 담습니다. 여는 사람은 새로 학습합니다.",
  run: "실행 링크",
  runDoc: (characters) =>
    `설정, 곡선, 결과와 장치, 날짜: ${characters}자. 여는 사람은 바로 재생하거나, 실행해 보고 일치하는지 알 수 있습니다.`,
  noRunOfNumbers: "가져온 수치로는 다시 실행할 수 없어 링크가 없습니다. 파일을 전달하세요.",
  noRun: "실행이 끝나면 곡선도 담은 링크가 여기에 생깁니다.",
  embed: "페이지나 슬라이드에 넣는 틀",
  embedDoc: "실행을 보여 줍니다. 누르기 전에는 아무것도 내려받지 않습니다.",
  embedOf: "표시",
  embedWhole: "전체",
  embedAccuracy: "도메인별 정확도",
  embedResults: "결과",
  file: "파일",
  fileDoc:
    "모두: 설정, 모든 지표, 결과, 그리고 남아 있는 가중치. 여기서든 다른 곳에서든 다시 열면 그 모델을 써 보고 분석하고 이어서 학습할 수 있으며, 끝나지 않은 것은 계속됩니다.",
  save: "파일로 저장",
  open: "파일 열기",
  drop: "또는 페이지 아무 곳에나 놓으세요. 실행의 지표 CSV도 수치로 되돌아옵니다.",
  agrees: (method, accuracy, domain, loss) =>
    `${method}: 기록과 일치합니다. 정확도 차이 ${accuracy}포인트 이내(${domain}), 손실 차이 평균 ${loss} 이내.`,
  same: (method, loss) =>
    `${method}: 기록과 일치합니다. 정확도가 모두 같고, 손실 차이는 평균 ${loss} 이내.`,
  differs: (method, accuracy, domain, loss) =>
    `${method}: 허용 범위를 넘어 기록과 다릅니다. ${domain} 정확도 ${accuracy}포인트, 손실 평균 ${loss}.`,
  tolerance: (accuracy, loss) =>
    `모든 도메인에서 정확도 ${accuracy}포인트, 손실 ${loss} 이내면 일치한 것으로 봅니다.`,
  otherFiles: (method) =>
    `${method}: 비교할 수 없습니다. 해시를 보면 기록은 다른 모델이나 다른 데이터를 썼습니다.`,
  hashes: {
    model: (recorded, here) =>
      `모델의 SHA-256이 기록에서는 ${recorded}, 여기서는 ${here}입니다. ‘모델’에서 기록에 쓴 모델을 추가하고 다시 실행하세요.`,
    data: (recorded, here) =>
      `데이터의 SHA-256이 기록에서는 ${recorded}, 여기서는 ${here}입니다. ‘데이터’에서 기록에 쓴 데이터를 추가하고 다시 실행하세요.`,
  },
  otherBatches: (method) => `${method}: 비교할 수 없습니다. 기록과 다른 배치를 보았습니다.`,
};
