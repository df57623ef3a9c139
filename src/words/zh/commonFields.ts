import type { FieldTranslations } from "../translation.ts";

const ours = "本项目的设定";

/** 每种方法都有的字段。 */
export const commonFields: FieldTranslations = {
  model: {
    label: "模型",
    doc: "要微调的 CLIP 模型。自带的模型是在开放许可的图标上从头训练的。",
    options: { "drawings-clip": { label: "Drawings CLIP（自带）" } },
    other: { rule: "Hugging Face hub 的 hf:owner/name[@revision]，或你自己的 folder:name" },
  },
  dataset: {
    label: "数据",
    doc: "类别与域。训练只看参考域；其余的是它可能忘掉的。",
    options: { drawings: { label: "Drawings：六种画风（自带）" } },
    other: { rule: "导入的 folder:name" },
  },
  prompts: {
    label: "提示词",
    doc: "放入类别名称的文本。它们的平均嵌入就是该类别的零样本权重。",
    source: "作者代码用 OpenAI 的 80 条",
    options: {
      model: { label: "模型自带", doc: "模型文件夹里的提示词；没有时用三条普通的。" },
      "openai-80": {
        label: "OpenAI 的 80 条",
        doc: "CLIP 论文用于 ImageNet 的提示词。读完所有类别要更久。",
      },
      one: { label: "一条", doc: "只用“a photo of a …”。" },
    },
    other: {
      rule: "你自己的提示词，每条含一个代表类别的 {}，以 | 分隔",
      label: "自己写",
    },
  },
  classNames: {
    label: "类别名称",
    doc: "类别名称以什么形式放入提示词。文本塔把下划线读作单独的符号。",
    source: "作者代码保持原样",
    options: {
      spaces: { label: "用空格", doc: "“cell phone”，人们平常的写法。" },
      underscores: {
        label: "保持原样",
        doc: "“cell_phone”，DomainNet 的文件夹和作者代码的写法。",
      },
    },
  },
  order: {
    label: "顺序",
    doc: "多种方法如何共用设备。两种顺序得到相同的数字。",
    options: {
      interleaved: { label: "并排", doc: "各方法在相同的批次上逐步轮流。" },
      sequential: { label: "依次", doc: "一种方法跑完再跑下一种：内存减半。" },
    },
  },
  trains: {
    label: "训练部分",
    doc: "图像塔有多少参与学习；分类头总是学习。训练得少，内存少，模型移动也少。FLYP、StarFT 和 R-Adapter 自行决定。",
    source: "作者代码训练整个塔",
    options: {
      all: { label: "整个塔", doc: "图像塔的所有权重。" },
      "last-blocks": { label: "最后几层", doc: "最后几个 transformer 层及其后的投影。" },
      "layer-norms": {
        label: "LayerNorm",
        doc: "每个 LayerNorm 的缩放和平移：几千个参数。",
      },
      lora: { label: "LoRA", doc: "给每个线性权重加上低秩项（Hu 等，2022）。" },
    },
  },
  lastBlocks: {
    label: "最后几层",
    doc: "只训练最后几层时，从末尾数起有几个 transformer 层学习。层数越少，零样本模型保留得越多。",
    source: ours,
  },
  loraRank: {
    label: "LoRA 秩",
    doc: "LoRA 加到每个权重上的项的秩。秩越高，能改变的越多，要学的也越多。",
    source: ours,
  },
  selection: {
    label: "测量的权重",
    doc: "运行结束时测量并导出哪些权重。除论文规程外，测试图片不参与选择。",
    source: "本项目的设定；作者代码取参考域测试集上最好的",
    options: {
      last: { label: "最后的", doc: "最后一步之后的权重。" },
      "held-out": {
        label: "留出集上最好的",
        doc: "某次实时测量时在参考域验证图片上最好的权重；与最好者相差不超过一个标准误的，凭这些图片分不出高下，取其中最晚的。",
      },
      paper: {
        label: "论文规程",
        doc: "在参考域测试图片上最好的权重。Lipsum-FT 作者的代码这样选择；报告的参考域准确率因此偏高，因为它是由自己选出来的。",
      },
    },
  },
  learningRate: {
    label: "学习率",
    doc: "AdamW 的最大步长，预热后达到，随后沿余弦降到 0。学习率越大，模型移动越远：学得更多，也忘得更多。",
    source: "本项目的设定，按验证数据选取；论文用 1e-5，模型为 ViT-B/16",
  },
  rateChanges: {
    label: "学习率变化",
    doc: "经过多少次更新后学习率的峰值变为另一个值；预热和余弦照常进行。训练中所做的更改也写在这里，因此可以重复该运行。",
    source: "作者的代码中没有",
    options: { none: { label: "无", doc: "峰值始终不变。" } },
    other: {
      rule: "更新次数:学习率，由小到大，用 | 分隔，例如 50:0.0001|80:0.00005",
      label: "在指定步数",
    },
  },
  headLearningRateFactor: {
    label: "分类头学习率 ×",
    doc: "分类头的学习率是图像塔的多少倍。为 0 时保持零样本分类头。",
    source: "作者代码为 1",
  },
  steps: {
    label: "步数",
    doc: "优化器更新次数，每次一个批次。步数越多，参考域越好，其他域付出代价。",
    source: "本项目的设定，按验证数据选取；论文为 5,000",
  },
  batchSize: {
    label: "批大小",
    doc: "每步的图片数。内存和时间随之增加。",
    source: "本项目的设定；论文为 256",
  },
  accumulation: {
    label: "批次分份",
    doc: "梯度累积：把一个批次分成相等的几份依次计算，再平均它们的梯度。除舍入外更新相同，激活值占的内存更少，梯度多一份副本。不适用于 FLYP、StarFT 和 R-Adapter，它们的损失要比较批次内的图片。",
    source: ours,
  },
  activations: {
    label: "激活值",
    doc: "一步是否保留前向计算的结果。除舍入外数字相同。",
    source: ours,
    options: {
      kept: { label: "保留", doc: "前向的结果一直留到反向：最快。" },
      recomputed: {
        label: "重新计算",
        doc: "只保留每层的输入；轮到该层的梯度时再算一遍（Chen 等，2016）：计算约多三分之一，内存只需一小部分。",
      },
    },
  },
  warmup: {
    label: "预热",
    doc: "学习率从 0 升到最大值所占的步数比例。没有预热时，矩估计尚未稳定的最初几次更新可能使模型失控。",
    source: "作者代码为 0.1",
  },
  weightDecay: {
    label: "权重衰减",
    doc: "AdamW 的解耦衰减：每步把权重向 0 拉近学习率的这一倍。为 0 时不拉；它拉向 0，而不是零样本模型的权重。",
    source: "作者代码为 0",
  },
  cropArea: {
    label: "最小裁剪",
    doc: "随机缩放裁剪至少保留图片面积的这一比例。为 1 时只做翻转。",
    source: "本项目的设定，按验证数据选取；作者代码为 0.08",
  },
  augmentedViews: {
    label: "固定视图",
    doc: "每张图片有多少个固定的增强视图，轮流使用。为 0 时每个批次重新抽取。固定视图的冻结塔特征在第一次更新之前只计算一次，因此任何一步都不经过冻结塔；训练整个塔时，设备上也不保留冻结副本。",
    source: "作者代码中每次重新抽取",
  },
  evaluations: {
    label: "实时测量次数",
    doc: "运行中在固定子集上测量所有域多少次。运行结束时测量全部图片。",
  },
  evaluationSubset: {
    label: "实时子集",
    doc: "每次实时测量中每个域的验证图片数。子集小则快而噪声大：区间说明噪声有多大。",
  },
  seed: {
    label: "种子",
    doc: "决定图片顺序、数据增强和随机文本。种子相同，实验相同：在同一设备上数值也相同；在其他设备上只差舍入，远小于换种子带来的变化。",
  },
};
