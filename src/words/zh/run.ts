import type { Translation } from "../translation.ts";

/** 运行：按钮、状态、测量、图表外的提示。 */
export const run = {
  controls: {
    run: "运行",
    start: "开始",
    pause: "暂停",
    resume: "继续",
    step: "单步",
    stepDoc: "每种方法更新一次，然后暂停",
    stop: "停止",
    stopDoc: "结束本次实验，保留曲线",
    reset: "重置",
    resetDoc: "清除所有运行；设置不变",
    correctFirst: (fields) => `请先更正：${fields.join("、")}。`,
  },
  status: {
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
  },
  measures: { accuracy: "准确率", energyGap: "能量差距", nll: "NLL" },
  metrics: {
    loss: {
      title: "损失",
      doc: "训练在每步的图片上使之变小的量。方法的第一项是任务本身；其余各项约束模型，图中不乘权重。",
    },
    crossEntropy: {
      title: "交叉熵",
      doc: "模型对正确类别的意外程度，单位 nat。模型确信且正确时为 0。",
    },
    accuracy: {
      title: "准确率",
      doc: "得分最高的类别正是正确类别的图片所占比例。在 C 个类别中瞎猜得 1/C。",
    },
    shiftedMean: {
      title: "偏移域平均",
      doc: "训练从未见过的各域的不加权平均。低于零样本时，微调就损失了稳健性。",
    },
    energyGap: {
      title: "能量差距",
      doc: "模型在随机文本上的得分偏离零样本模型的程度，平方后对图片和文本取平均。首次更新前为 0；Lipsum-FT 使它保持很小。",
    },
    nll: {
      title: "负对数似然",
      doc: "在留出图片上对正确类别的平均意外程度，单位 nat。它也惩罚错误却自信的模型：越低越好。",
    },
    interval: {
      title: "95 % 区间",
      doc: "考虑到所数图片的多少，真实准确率大概所在的范围（Wilson 区间）。区间大幅重叠的两个准确率不能说有差别。",
    },
  },
  help: {
    formula: "公式",
    formulaLoading: "正在加载公式",
    formulaFailed: "无法获取公式。请检查网络后再次打开。",
  },
} satisfies Translation;
