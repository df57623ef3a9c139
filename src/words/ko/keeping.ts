import type { Translated } from "../translation.ts";

export const keeping: Translated<"keeping"> = {
  interruptedTitle: (step, steps) =>
    step > 0
      ? `중단된 실험이 있습니다. ${steps} 스텝 중 ${step}까지 저장되어 있습니다.`
      : "첫 갱신 전에 중단된 실험이 있습니다.",
  interruptedAbout: (methods) =>
    `${methods}: 같은 배치, 텍스트, 가중치로 이어서 같은 수치에 이릅니다.`,
  causes: {
    resumed: "실험이 중단되었음",
    "device-lost": "그래픽 장치를 잃음",
    restarted: "학습 워커가 중단됨",
  },
  mark: (cause, step) =>
    step > 0 ? `스텝 ${step}부터 이어감: ${cause}` : `처음부터 다시: 저장되기 전에 ${cause}`,
  goOn: "이어서 하기",
  leave: "여기서 끝내기",
  unsavedTitle: "이 실험은 저장되지 않고 있습니다.",
  unsavedAbout: "끝나기 전에 페이지를 닫으면 사라집니다.",
  droppedTitle: "디스크가 가득 찼습니다.",
  droppedAbout: (runs) =>
    `자리를 만들려고 가장 오래된 실행을 지웠습니다: ${runs}. 고정한 실행은 남습니다.`,
  unreadable: (count) =>
    `저장된 실행 ${count}개는 이 페이지의 다른 버전이 만든 것으로, 그 버전만 읽을 수 있습니다.`,
  dismiss: "닫기",
};
