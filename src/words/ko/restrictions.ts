import type { Translated } from "../translation.ts";

export const restrictions: Translated<"restrictions"> = {
  note: "선생님의 말",
  restricted: "일부 설정은 이 수업의 링크로 고정되어 있습니다.",
  locked: "이 수업에서 고정",
  parts: {
    presets: "프리셋",
    methods: "방법 선택",
    sweep: "스윕",
    compute: "계산 장치",
    share: "공유 단추",
    pages: "탭",
  },
};
