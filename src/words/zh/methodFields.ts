import type { FieldTranslations, FieldWords } from "../translation.ts";

const ours = "本项目的设定";
const validated = "本项目的设定，按验证数据选取";

const headStart: FieldWords = {
  label: "分类头起点",
  doc: "首次更新前的分类头。从零开始，探针就忘掉了类别名称所说的内容。",
  source: "本项目的设定；文献中两者都有",
  options: {
    "zero-shot": {
      label: "零样本分类头",
      doc: "由类别名称给出的分类头：探针从零样本模型开始。",
    },
    zeros: { label: "全零", doc: "一无所知的分类头，一切都从图片中学。" },
  },
};

const randomTexts: FieldTranslations = {
  tokenLength: {
    label: "L，每条文本的词元数",
    doc: "起止标记之间的词元数。lorem ipsum 句子也截到这么长。",
    source: "作者代码为 8",
  },
  textSource: {
    label: "随机文本",
    doc: "随机文本从哪里来。论文用均匀抽取的词元；lorem ipsum 在幻灯片上更好读。",
    source: "论文：均匀抽取的词元",
    options: {
      uniform: { label: "均匀词元", doc: "编号从词表中均匀抽取，与论文相同。" },
      lorem: { label: "Lorem ipsum", doc: "由 lorem ipsum 单词组成的随机句子，按文本分词。" },
    },
  },
};

const of: FieldWords = {
  label: "出发点",
  doc: "组合哪种方法的完成的运行。还没有的运行会先用本实验的设置训练。",
  source: ours,
};

const soup: Readonly<Record<"count" | "vary", FieldWords>> = {
  count: {
    label: "K，运行数",
    doc: "平均多少个运行。第一个是本实验自己的，其余每个都是又一次训练。",
    source: "本项目的设定；作者的实验为 72 个模型",
  },
  vary: {
    label: "运行的差别",
    doc: "各运行有何不同。它们都从同一个零样本模型出发，否则平均没有意义。",
    source: "本项目的设定；作者随机抽取学习率、衰减和数据增强",
    options: {
      seeds: { label: "种子", doc: "每个运行用下一个种子：批次和裁剪不同。" },
      "seeds-and-rates": {
        label: "种子和学习率",
        doc: "每个运行用下一个种子，学习率依次乘以 1、1/3 和 3。",
      },
    },
  },
};

const rate = (label: string, doc: string, source = validated): FieldWords => ({
  label,
  doc,
  source,
});

/** 各方法自己的字段，按链接中的名称；多种方法共有的字段不带方法名。 */
export const methodFields: FieldTranslations = {
  ...randomTexts,
  of,
  ...soup,
  "linear-probe.start": headStart,
  "linear-probe.rateFactor": rate(
    "学习率 ×",
    "分类头的学习率是实验学习率的多少倍。单独的分类头可以比整个塔迈更大的步子。",
  ),
  "lp-ft.probeSteps": {
    label: "探针步数",
    doc: "微调开始之前只更新分类头的次数。它们很快：图像塔什么也不算。",
    source: validated,
  },
  "lp-ft.probeRateFactor": rate(
    "探针学习率 ×",
    "探针的学习率是实验学习率的多少倍。单独的分类头可以比整个塔迈更大的步子。",
  ),
  "lp-ft.probeStart": headStart,
  "ema.decay": {
    label: "d，衰减",
    doc: "每次更新后平均值保留多少：大约回顾 1/(1 − d) 次更新。为 0 就是普通微调；接近 1 则停在零样本模型。",
    source: "本项目的设定，适合约 100 次更新",
  },
  "l2-sp.regularization": {
    label: "λ，正则化",
    doc: "拉回起点的力的权重。为 0 就是普通微调。",
    source: ours,
  },
  "l2-sp.anchorHead": {
    label: "约束分类头",
    doc: "分类头是否也被拉回。它在这里有值得保留的起点：零样本分类头。",
    source: ours,
    options: {
      yes: { label: "是", doc: "分类头也约束到零样本分类头。" },
      no: { label: "否", doc: "只约束图像塔；分类头自由移动。" },
    },
  },
  "kd.regularization": {
    label: "λ，正则化",
    doc: "蒸馏项的权重。为 0 就是普通微调。",
    source: ours,
  },
  "kd.temperature": {
    label: "τ，温度",
    doc: "比较之前两个模型的 logit 都除以它。值越大，可能性小的类别越受重视。",
    source: ours,
  },
  "car-ft.regularization": {
    label: "λ，正则化",
    doc: "上下文项的权重。为 0 就是普通微调；越大，对上下文的判断越接近零样本模型。",
    source: ours,
  },
  "lipsum-ft.regularization": {
    label: "λ，正则化",
    doc: "随机文本项的权重。为 0 就是普通微调；越大，得分越接近零样本模型。",
    source: "按验证数据选取；作者代码为 1",
  },
  "lipsum-ft.texts": {
    label: "M，每步文本数",
    doc: "每步抽取多少条随机文本。文本越多，能量差距的估计噪声越小。",
    source: "作者代码为 80",
  },
  "guidance.distance": {
    label: "距离",
    doc: "如何衡量得分离零样本模型有多远。平方加随机文本是 Lipsum-FT；KL 加上下文是 CAR-FT。",
    source: ours,
    options: {
      mse: { label: "平方", doc: "均方偏移的一半，与 Lipsum-FT 相同。" },
      kl: { label: "KL", doc: "得分经 softmax 后的 KL 散度，与 CAR-FT 相同。" },
    },
  },
  "guidance.guidance": {
    label: "引导",
    doc: "图片与什么比较得分。不许改变的就是这些得分。",
    source: ours,
    options: {
      random: { label: "随机文本", doc: "每步抽取，与 Lipsum-FT 相同。" },
      contexts: { label: "上下文", doc: "提示词模板，与 CAR-FT 相同。" },
      "class-prompts": { label: "类别提示词", doc: "零样本分类头的各列。" },
      directions: { label: "随机方向", doc: "每步均匀抽取的单位向量，不用任何文本。" },
      identity: { label: "特征", doc: "图像嵌入本身。只能用平方距离。" },
    },
  },
  "guidance.regularization": {
    label: "λ，正则化",
    doc: "引导项的权重。为 0 就是普通微调。",
    source: "与 Lipsum-FT 相同；作者代码对平方和随机文本为 1",
  },
  "guidance.texts": {
    label: "M，每步向量数",
    doc: "每步抽取多少条随机文本或多少个随机方向。其他引导有自己的数目。",
    source: "作者代码为 80",
  },
  "flyp.targets": {
    label: "正确的描述",
    doc: "一个类别在批次里出现两次时什么算正确。类别少时常会如此。",
    source: "作者代码取自己的描述，另一种是其选项",
    options: {
      diagonal: {
        label: "自己的描述",
        doc: "只有图片自己的描述算正确，即使批次里另一条说的是同一类别。",
      },
      "label-aware": {
        label: "该类别的所有描述",
        doc: "批次里说到该图片类别的所有描述平分目标。",
      },
    },
  },
  "starft.regularization": {
    label: "λ，起始值",
    doc: "误导文本项的权重。它逐步下降，最后一步为 0。",
    source: "作者代码为 0.5，每轮下降一次",
  },
  "starft.mask": {
    label: "比较的文本",
    doc: "图片与批次里的哪些误导文本比较。说到它自己类别的文本会是半对的。",
    source: "作者代码只用其他类别",
    options: {
      yes: { label: "只用其他类别", doc: "图片只与说到别的类别的文本比较。" },
      no: { label: "所有文本", doc: "也与说到它自己类别的文本比较：没有掩码的变体。" },
    },
  },
  "r-adapter.rateFactor": rate(
    "学习率 ×",
    "适配器的学习率是实验学习率的多少倍。它们从 0 开始，需要比权重更大的学习率。",
    "本项目的设定，按验证数据选取；作者代码的学习率为 5e-4",
  ),
  "r-adapter.rank": {
    label: "秩",
    doc: "每个适配器矩阵的秩。为 0 时是满矩阵；低秩训练得更少。",
    source: "论文对完整数据集用满矩阵；每类少量图片时为 4",
  },
  "r-adapter.dropping": {
    label: "适配器丢弃",
    doc: "训练步中省去一个适配器的概率，对每张图片和每条文本各自抽取。为 0 时不省去。",
    source: "作者代码为 0.2，按词元位置抽取",
  },
  "r-adapter.decay": {
    label: "平均的衰减",
    doc: "测量的模型是适配器的滑动平均：这是每步保留的比例。为 0 时就是最后一步的适配器。",
    source: "本项目的设定，按验证数据对 100 步选取；作者代码为 0.999",
  },
  "r-adapter.rescale": {
    label: "重新缩放",
    doc: "测量时适配器占多大分量。为 0 就是零样本模型。",
    source: "作者代码用于分类时为 0.5",
  },
  "r-adapter.smoothing": {
    label: "ε，平滑",
    doc: "每个目标中分给其他类别描述的比例。为 0 时只有自己类别的描述算正确。",
    source: "作者代码为 0.02",
  },
  "r-adapter.margin": {
    label: "δ，间隔",
    doc: "加到图片与其他类别描述的余弦上，使它们必须再远这么多。为 0 时没有间隔。",
    source: "作者代码为 0.05",
  },
  "dfr.balance": {
    label: "平衡",
    doc: "哪些组同等重要。按类别和域时，该方法在偏移域的有标签验证图片上训练：它的实时准确率来自它拟合过的图片，结果不能与其他方法比较。",
    source: "本项目的设定；论文代码的组是类别和背景",
    options: {
      class: { label: "按类别", doc: "参考域的训练图片，每类一样多。看不到其他域。" },
      "class-domain": {
        label: "按类别和域",
        doc: "每个域的验证图片，每域每类一样多：它看到偏移域的有标签图片，这里的其他方法都没有。",
      },
    },
  },
  "dfr.refits": {
    label: "R，重新拟合次数",
    doc: "抽取并拟合多少个平衡集合；它们的最后一层取平均。越多，抽到哪些图片的影响越小。",
    source: "作者代码在训练数据上为 10，在验证数据上为 20",
  },
  "dfr.strength": {
    label: "C，惩罚的倒数",
    doc: "L2 惩罚有多弱，与逻辑回归中相同。值小则最后一层接近零。",
    source: "本项目的设定，按验证数据选取；作者代码在 0.01 到 1 的网格上选",
  },
  "dfr.rateFactor": rate(
    "学习率 ×",
    "最后一层的学习率是实验学习率的多少倍。它在标准化的特征上从零开始，要走很远。",
  ),
  "cfr.fitSteps": {
    label: "拟合步数",
    doc: "第一阶段的更新次数，把投影拟合到所有训练图片。太多就没有答错的图片可供校准。",
    source: "本项目的设定，按验证数据选取；作者代码为 100 轮",
  },
  "cfr.rateFactor": rate(
    "学习率 ×",
    "两个阶段中投影的学习率是实验学习率的多少倍。单独的投影可以比整个塔迈更大的步子。",
  ),
  "cfr.calibration": {
    label: "c，校准",
    doc: "答错图片上两项的权重。为 0 时第二阶段与第一阶段一样继续。",
    source: "作者代码为 1.5，其调度从未推进",
  },
  "cfr.temperature": {
    label: "τ，温度",
    doc: "对比项中余弦除以它。值小则着重最难的负例。",
    source: "作者代码为 1",
  },
  "cfr.negatives": {
    label: "负例",
    doc: "答错的图片要远离什么：其他类别的图片，随机抽取，或最容易被误认成的。最近的最难分辨。",
    source: "本项目的设定；论文两者都有，作者代码从同一类别抽取",
    options: {
      random: { label: "随机", doc: "其他类别的 16 张图片，每步重新抽取。" },
      nearest: { label: "最近", doc: "第二阶段开始时最近的 16 张其他类别图片。" },
    },
  },
  "wise-ft.alpha": {
    label: "α，微调权重的比例",
    doc: "0 是零样本模型，1 是完成的运行，两者逐位相同。其间是不需要训练的折中。",
    source: "作者代码为 0.5",
  },
  "tpgm.iterations": {
    label: "迭代次数",
    doc: "半径的更新次数，每次用参考域的一批留出图片。权重本身不动。",
    source: "作者代码对 CLIP 为 200",
  },
  "tpgm.rate": {
    label: "半径学习率",
    doc: "Adam 更新半径的步长，恒定。半径是权重空间里的距离，从张量移动距离的一半开始。",
    source: "作者代码为 0.01",
  },
  "tpgm.batch": {
    label: "批大小，半径",
    doc: "每次更新半径所用的留出图片数，不裁剪、不增强。越多半径越稳，也越久。",
    source: "作者代码为 64",
  },
};
