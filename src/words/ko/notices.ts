import type { Translated } from "../translation.ts";

export const notices: Translated<"notices"> = {
  linkTitle: "링크를 모두 읽지는 못했습니다.",
  linkDefaults: "다음 항목은 기본값으로 두었습니다:",
  dismiss: "닫기",
  details: "오류 보고를 위한 자세한 내용",
  tryAgain: "다시 시도",
  failures: {
    "bad-spec": { title: "이 설정으로는 실행할 수 없습니다.", advice: "" },
    "bad-file": { title: "파일이 올바르지 않습니다.", advice: "" },
    download: { title: "내려받지 못했습니다.", advice: "" },
    "no-webgpu": {
      title: "여기에는 WebGPU가 없습니다.",
      advice: "‘더 보기’에서 CPU로 계산하게 하세요. 수치는 같습니다.",
    },
    "device-lost": {
      title: "그래픽 장치를 잃었습니다.",
      advice:
        "다른 프로그램이 쓰고 있거나 드라이버가 재설정되었을 수 있습니다. 저장된 것은 남아 있습니다. 배치를 줄이거나 ‘더 보기’에서 CPU로 바꾸어 이어서 하세요.",
    },
    crashed: {
      title: "학습이 중단되었습니다.",
      advice:
        "저장된 것은 남아 있습니다. 다시 일어나면 페이지를 새로 고치거나, 배치를 줄이거나, 다른 브라우저를 써 보세요.",
    },
    "out-of-memory": {
      title: "장치의 메모리가 부족합니다.",
      advice:
        "배치를 줄이거나 ‘더 보기’에서 방법을 차례로 실행하게 하세요. 다른 탭을 닫는 것도 도움이 됩니다.",
    },
    "too-large": { title: "필요한 메모리가 한도보다 많습니다.", advice: "" },
    "no-storage": {
      title: "저장할 자리가 없습니다.",
      advice: "디스크 공간을 비우거나 저장된 실행을 지우세요.",
    },
    "non-finite": { title: "수치가 발산했습니다.", advice: "" },
    cancelled: { title: "정지했습니다.", advice: "" },
    internal: { title: "일어나지 않아야 할 오류가 일어났습니다.", advice: "" },
  },
};
