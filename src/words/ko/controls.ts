import type { Translated } from "../translation.ts";

export const controls: Translated<"controls"> = {
  run: "실행",
  start: "시작",
  pause: "일시 정지",
  resume: "계속",
  step: "한 스텝",
  stepDoc: "방법마다 한 번 갱신하고 일시 정지",
  stop: "정지",
  stopDoc: "이 실험을 끝내고 곡선은 남김",
  reset: "초기화",
  resetDoc:
    "실행 중인 것을 끝내고 모든 실행을 삭제(되돌릴 수 있음). 끝나지 않았던 것은 되돌린 뒤 마지막 저장 지점부터 이어갈 수 있음; 설정은 그대로",
  rateNow: (rate) => `지금부터 학습률 ${rate} 사용`,
  rateNowDoc:
    "다음 업데이트부터 학습 중인 실행과 앞으로 시작할 실행에 적용됩니다. 설정에 기록되므로 실행을 그대로 반복할 수 있습니다.",
  correctFirst: (fields) => `먼저 고치세요: ${fields.join(", ")}.`,
};
