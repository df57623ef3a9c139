import type { Translated } from "../translation.ts";

export const methodMessages: Translated<"messages"> = {
  ofMethod: (method, why) => `${method}：${why}`,
  identityByKl: () =>
    "“distance”为“kl”时，“guidance”不能是“identity”：嵌入的坐标不是概率分布。请把“distance”设为“mse”，或选择其他引导。",
  tooManyBlocks: (layers, got) =>
    `“lastBlocks”最多为 ${layers}，即该模型图像塔的层数，得到的是 ${got}。请减少层数，或训练整个塔。`,
  partsCompared: (method, got) =>
    `对 ${method}，“accumulation”必须为 1，得到的是 ${got}：它的损失要比较批次内的图片，分份的平均是另一种损失。请减小批大小，或重新计算激活值。`,
  unequalParts: (batch, got) =>
    `“accumulation”必须把 ${batch} 张的批次分成相等的几份，得到的是 ${got}。请选它的因数，或改变批大小。`,
  promptHoles: (got) => `“prompts”中每条必须恰好含一个 {}，得到的是“${got}”`,
  tokensBeyondContext: (most, context, got) =>
    `对该模型，“tokenLength”最多为 ${most}：上下文为 ${context} 个词元，其中还要放 BOS 和 EOS；得到的是 ${got}`,
  textsBeyondContext: (got, context) => `${got} 个词元的文本超过了模型 ${context} 个词元的上下文`,
  noLorem: (words) => `该模型的分词器写不出 lorem ipsum（“${words}”）：请选择均匀抽取的词元。`,
  nothingWrong: (count) =>
    `CFR 用第一阶段答错的训练图片来校准，而第一阶段把 ${count} 张全部答对了：请减小“cfr.fitSteps”或学习率，使其留下一些。`,
  nothingRight: (count) =>
    `CFR 用同类中答对的图片来校准第一阶段答错的图片，而答错的 ${count} 张都没有这样的同类：请增大“cfr.fitSteps”或学习率。`,
  pathNeedsRun: () => "权重路径从零样本模型通向微调后的模型：请选择一个运行。",
  mapNeedsPictures: (got) => `分布图至少需要 3 张图片，这里有 ${got} 张。`,

  datasetElsewhere: (name) =>
    `数据集“${name}”不属于本站，这里也无法打开导入的数据集。请选择自带的数据集，或使用命令行。`,
  modelElsewhere: (name) =>
    `模型“${name}”不属于本站，这里也无法打开其他模型。请选择自带的模型，或使用命令行。`,

  lastGoodKept: (why) => `${why}最后一个正常步骤的权重已保留，可以导出。`,
  startFailed: (label, why) => `该方法所依据的“${label}”没能训练成功。${why}`,
  fitNotFinite: (step, loss, rate) =>
    `拟合到第 ${step} 次更新时，损失或梯度不是有限数（损失 ${loss}）。拟合的学习率 ${rate} 可能太高：请试试它的十分之一。`,
  bufferTooLarge: (what, size, most) =>
    `${what} 需要 ${size} 字节的缓冲区，而这个图形设备最多给 ${most}。减小批大小或换用较小的模型可以少用一些。`,
  engineBuildNotLoaded: (build, detail) => `onnxruntime（${build}）没有加载成功：${detail}`,

  alphaNote: (alpha, method) => `从零样本模型（0）到 ${method}（1）的 α = ${alpha} 处。`,
  nothingMoved: (method) => `${method} 没有移动任何张量。`,
  keptShares: (tensors, mean, least, most) =>
    `${tensors} 个张量平均保留了变化的 ${mean}，从 ${least} 到 ${most}。`,
  meanOfRuns: (count, method, runs) => `${method} 的 ${count} 个运行的平均：${runs}。`,
  keptOfRuns: (kept, count, method, runs, accuracy) =>
    `${method} 的 ${count} 个运行中纳入了 ${kept} 个：${runs}。留出集准确率 ${accuracy}。`,
  ownSeed: () => "本实验的种子",
  seedOffset: (offset) => `种子 +${offset}`,
  atRate: (seed, factor) => `${seed}（学习率 × ${factor}）`,
  andThen: (first, rest) => `${first}；${rest}`,
};
