import type { Translated } from "../translation.ts";

export const embed: Translated<"embed"> = {
  show: "実行を表示",
  doc: "Lipsum Playground の実行の記録です。押すまで何もダウンロードしません。",
  openPage: "Lipsum Playground で開く",
};
