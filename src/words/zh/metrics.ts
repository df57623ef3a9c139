import type { Translated } from "../translation.ts";

export const metrics: Translated<"metrics"> = {
  loss: {
    title: "损失",
    doc: "训练在每一步的图片上使之变小的量。方法的第一项是任务本身；其余各项约束模型，图中不乘权重。",
  },
  crossEntropy: {
    title: "交叉熵",
    doc: "模型对正确类别的意外程度，单位 nat。模型既确信又正确时为 0。",
  },
  accuracy: {
    title: "准确率",
    doc: "得分最高的类别正是正确类别的图片所占比例。在 C 个类别中瞎猜得 1/C。",
  },
  shiftedMean: {
    title: "偏移域平均",
    doc: "训练从未见过的各域的不加权平均。低于零样本，就说明微调损失了鲁棒性。",
  },
  energyGap: {
    title: "能量差距",
    doc: "模型在随机文本上的得分偏离零样本模型的程度，平方后对图片和文本取平均。首次更新前为 0；Lipsum-FT 使它保持很小。",
  },
  nll: {
    title: "负对数似然",
    doc: "在留出图片上对正确类别的平均意外程度，单位 nat。它也惩罚错而自信的模型：越低越好。",
  },
  interval: {
    title: "95% 区间",
    doc: "考虑到所数图片的多少，真实准确率大概所在的范围（Wilson 区间）。区间大幅重叠的两个准确率不能说有差别。",
  },
};
