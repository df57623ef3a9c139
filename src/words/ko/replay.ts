import type { Translated } from "../translation.ts";

export const replay: Translated<"replay"> = {
  label: "실행 기록",
  recorded: "기록",
  source: (methods, steps, device, date) => `${methods}, ${steps} 스텝, ${device}, ${date}`,
  shipped:
    "페이지에 포함된 기록으로, ‘시작’이 무엇을 하는지 보여 줍니다. 여기서 계산한 것이 아닙니다.",
  opened: "링크나 파일로 온 기록입니다. 여기서 계산한 것이 아닙니다.",
  otherFiles: {
    model: (recorded, here) =>
      `이름이 같은 다른 모델로 기록한 것입니다(SHA-256 ${recorded}, 여기서는 ${here}). 보이는 것은 그대로 맞지만 여기서 실행하면 다른 수치가 나옵니다. 만든 페이지에서 열거나 ‘모델’에서 그 모델을 추가하세요.`,
    data: (recorded, here) =>
      `이름이 같은 다른 데이터로 기록한 것입니다(SHA-256 ${recorded}, 여기서는 ${here}). 보이는 것은 그대로 맞지만 여기서 실행하면 다른 수치가 나옵니다. 만든 페이지에서 열거나 ‘데이터’에서 그 데이터를 가져오세요.`,
  },
  play: "재생",
  playRecorded: "실행 기록 재생",
  pause: "일시 정지",
  position: "보여 줄 스텝",
  positionOf: (step, last) => `${step} / ${last}`,
  speed: "속도",
  speedTimes: (times) => (times === 1 ? "원래 속도" : `×${times}`),
  runHere: "여기서 실행",
  trainInstead: "여기서 학습",
  close: "실행 기록 닫기",
  announced: "실행 기록을 보여 주고 있습니다.",
  failed: "실행 기록을 가져올 수 없습니다.",
};
