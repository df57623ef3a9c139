import type { Translation } from "../translation.ts";

/** 在代码中自述的文字：字段与预设。 */
export const schema = {
  fields: {
    learningRate: {
      label: "学习率",
      doc: "AdamW 的最大步长，预热后达到，随后沿余弦降到 0。学习率越大，模型移动越远：学得更多，也忘得更多。",
    },
    steps: {
      label: "步数",
      doc: "优化器更新次数，每次一个批次。步数越多，训练域越好，其他域付出代价。",
    },
    batchSize: { label: "批大小", doc: "每步的图片数。内存和时间随之增加。" },
    seed: { label: "种子", doc: "决定图片顺序、数据增强和随机文本。种子相同，实验相同。" },
    warmup: {
      label: "预热",
      doc: "学习率从 0 升到最大值所占的步数比例。没有预热时，矩估计尚未稳定的最初几次更新可能使模型失控。",
    },
    weightDecay: {
      label: "权重衰减",
      doc: "AdamW 的解耦衰减：每步把权重向 0 拉近学习率的这一倍。为 0 时不拉；它拉向 0，而不是零样本模型的权重。",
    },
    regularization: {
      label: "λ，正则化",
      doc: "附加项的权重。为 0 时该方法就是普通微调；越大，模型越接近零样本模型。",
    },
    texts: {
      label: "M，每步文本数",
      doc: "每步抽取多少条随机文本。文本越多，能量差距的估计噪声越小。",
    },
    tokenLength: {
      label: "L，每条文本的词元数",
      doc: "起止标记之间的词元数。lorem ipsum 句子会截到这么长。",
    },
    alpha: {
      label: "α，微调权重的比例",
      doc: "0 是零样本模型，1 是完成的运行，两者逐位相同。其间是不需要训练的折中。",
    },
  },
  summaries: {
    "zero-shot": "预训练模型本身，分类头由文本塔根据提示词写出。",
    ft: "普通微调：在训练域上用交叉熵，没有任何约束。",
    "lipsum-ft": "微调时使图像塔在随机文本上的得分保持接近零样本模型。",
    "car-ft": "微调时使图像塔对图片上下文（照片、素描等）的判断保持接近零样本模型。",
    "wise-ft": "训练后把完成的运行与预训练的权重逐张量混合。",
  },
  groups: {
    reference: "参照",
    regularised: "带正则的图像塔微调",
    "two-tower": "两塔一起微调",
    adapters: "适配器",
    cached: "基于缓存特征",
    "weight-space": "训练之后，在权重空间",
  },
  presets: {
    short: { title: "短", doc: "默认：足以看到微调在一个域上的收获和在其他域上的损失。" },
    longer: { title: "较长", doc: "六倍的更新：更长的微调要付出什么。" },
    full: { title: "完整", doc: "与论文同样多的更新。" },
  },
  integer: (min, max) => `${min} 到 ${max} 的整数`,
  number: (min, max) => `${min} 到 ${max} 的数`,
  oneOf: (values, other) => `${values} 之一${other === undefined ? "" : `，或 ${other}`}`,
} satisfies Translation["schema"];
