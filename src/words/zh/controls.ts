import type { Translated } from "../translation.ts";

export const controls: Translated<"controls"> = {
  run: "运行",
  start: "开始",
  pause: "暂停",
  resume: "继续",
  step: "单步",
  stepDoc: "每种方法更新一次，然后暂停",
  stop: "停止",
  stopDoc: "结束本次实验，保留曲线",
  reset: "重置",
  resetDoc:
    "结束正在进行的运行并删除所有运行（可撤销）：撤销后，未结束的运行可从最后一次保存处继续；设置不变",
  rateNow: (rate) => `立即使用学习率 ${rate}`,
  rateNowDoc: "从下一次更新起，对正在训练和尚未开始的运行生效。它会写入设置，因此可以重复该运行。",
  correctFirst: (fields) => `请先更正：${fields.join("、")}。`,
};
