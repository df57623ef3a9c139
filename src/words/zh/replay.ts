import type { Translated } from "../translation.ts";

export const replay: Translated<"replay"> = {
  label: "运行记录",
  recorded: "记录",
  source: (methods, steps, device, date) => `${methods}，${steps} 步，${device}，${date}`,
  shipped: "这是随页面提供的记录，显示“开始”会做什么。它不是在这里算出的。",
  opened: "这是随链接或文件而来的记录。它不是在这里算出的。",
  otherFiles: {
    model: (recorded, here) =>
      `记录时用的是另一个同名模型：SHA-256 为 ${recorded}，这里为 ${here}。所显示的仍然有效，但在这里运行会得到不同的数值。请用生成它的页面打开，或在“模型”下添加它的模型。`,
    data: (recorded, here) =>
      `记录时用的是另一份同名数据：SHA-256 为 ${recorded}，这里为 ${here}。所显示的仍然有效，但在这里运行会得到不同的数值。请用生成它的页面打开，或在“数据”下导入它的数据。`,
  },
  play: "播放",
  playRecorded: "播放运行记录",
  pause: "暂停",
  position: "显示到第几步",
  positionOf: (step, last) => `${step} / ${last}`,
  speed: "速度",
  speedTimes: (times) => (times === 1 ? "原速" : `×${times}`),
  runHere: "在这里运行",
  trainInstead: "在这里训练",
  close: "关闭运行记录",
  announced: "正在显示一次运行的记录。",
  failed: "无法获取运行记录。",
};
