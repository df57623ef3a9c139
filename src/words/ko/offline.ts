import type { Translated } from "../translation.ts";

export const offline: Translated<"offline"> = {
  keeping: "네트워크 없이 쓸 수 있도록 이 기기에 저장하는 중……",
  kept: "이 기기에 저장됨: 네트워크 없이 동작합니다.",
  update: "새 버전이 있습니다.",
  reload: "새 버전으로 바꾸기",
  privacy:
    "모든 계산은 이 기기에서 이루어집니다. 계정도 원격 측정도 없으며, 다른 사이트의 모델이나 데이터셋을 열지 않는 한 다른 사이트에 아무것도 요청하지 않습니다.",
};
