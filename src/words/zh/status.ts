import type { Translated } from "../translation.ts";

export const status: Translated<"status"> = {
  panel: "进度与设备",
  loading: "正在加载",
  warmingUp: "预热：正在准备训练步",
  training: "训练中",
  trainingAt: (step) => `训练中，第 ${step} 步`,
  combining: (method, stage, at, of) => `${method}：${stage}（${at}/${of}）`,
  measuringAt: (step) => `正在测量所有域，第 ${step} 步`,
  pausedAt: (step) => `已暂停于第 ${step} 步`,
  failedAt: (step) => `第 ${step} 步出错而结束`,
  brokeOffAt: (step) => `已中断；已保存到第 ${step} 步`,
  stoppedAt: (step) => `已停止于第 ${step} 步`,
  finishedAfter: (step) => `完成，共 ${step} 步`,
  ready: "就绪",
  download: "下载",
  computeEngine: "计算引擎",
  ofBytes: (loaded, total) => `${loaded} / ${total}`,
  software: "（软件模拟：慢）",
  speed: (steps, pictures) => `${steps} 步/秒，${pictures} 张/秒`,
  warmup: (duration) => `预热 ${duration}，不计入`,
  prepared: (method, stage, updates, loss) =>
    `${method}：${stage}，${updates} 次更新，损失 ${loss}`,
  left: (duration) => `约剩 ${duration}`,
  stages: {
    "Along α": "沿 α",
    Fit: "拟合",
    Calibrate: "校准",
    Refit: "重新拟合",
    "Fit the head": "拟合分类头",
    "Fit on held-out pictures": "在留出图片上拟合",
  },
};
