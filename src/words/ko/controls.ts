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
  resetDoc: "모든 실행을 지움; 설정은 그대로",
  correctFirst: (fields) => `먼저 고치세요: ${fields.join(", ")}.`,
};
