import type { Translated } from "../translation.ts";

export const embed: Translated<"embed"> = {
  show: "실행 보기",
  doc: "Lipsum Playground의 실행 기록입니다. 누르기 전에는 아무것도 내려받지 않습니다.",
  openPage: "Lipsum Playground에서 열기",
};
