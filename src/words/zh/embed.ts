import type { Translated } from "../translation.ts";

export const embed: Translated<"embed"> = {
  show: "显示这次运行",
  doc: "Lipsum Playground 的一次运行记录。按下之前不下载任何东西。",
  openPage: "在 Lipsum Playground 中打开",
};
