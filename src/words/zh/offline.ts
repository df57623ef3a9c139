import type { Translated } from "../translation.ts";

export const offline: Translated<"offline"> = {
  keeping: "正在把页面保存到本设备，以便离线使用……",
  kept: "已保存在本设备：没有网络也能用。",
  update: "有新版本。",
  reload: "换到新版本",
  privacy:
    "一切都在本设备上计算。没有账号，没有遥测；除非你从别的网站打开模型或数据集，否则不会向任何其他网站请求任何东西。",
};
