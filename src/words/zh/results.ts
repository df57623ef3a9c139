import type { Translated } from "../translation.ts";

export const results: Translated<"results"> = {
  title: "结果",
  byDomain: "各域的结果",
  measure: "结果显示哪个量",
  none: "先测量零样本模型，然后随训练测量每种方法。",
  allPictures: "全部测试图片",
  liveSubset: "实时子集",
  percentInterval: "%，95% 区间",
  interval: "95% 区间",
  n: (pictures) => `n ${pictures}`,
  shifted: "偏移域",
  mean: "平均",
  zeroShot: "零样本",
  changeDoc: "相对零样本的百分点",
  step: (step) => `第 ${step} 步`,
  liveSubsetAt: (step) => `实时子集，第 ${step} 步`,
  measuredStep: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  selection: {
    last: "测量的是最后一步的权重。",
    "held-out": "测量的是所注那一步的权重：实时测量中在留出图片上最好的。",
    paper:
      "测量的是所注那一步的权重：与作者代码相同，取训练域测试图片上最好的。训练域准确率因此偏高：它是由自己选出来的。",
  },
  marks: (preset, seeds) =>
    `✓：按“${preset}”预设的 ${seeds} 个种子，100 次运行中有 95 次落在此范围；≠：在范围之外。`,
  gain: (run, points, domain, shifted) => `${run}：${domain} ${points}，偏移域平均 ${shifted}`,
  gainShifted: (run, shifted) => `${run}：偏移域平均 ${shifted}`,
  gains: (parts) => `${parts.join("；")}（准确率，百分点）。`,
  menu: (run) => `从 ${run} 继续，或保存它`,
  menuDoc: "从这个运行继续，或保存它",
  save: "保存",
  saveWeights: (run) => `${run} 的权重`,
  saveOnnx: (run) => `${run} 的图像塔，ONNX 格式，供 transformers.js 使用`,
  saveMetrics: (run) => `${run} 的指标，CSV 格式`,
  continue: "从这个运行继续",
  continueTrains: (finished, ingredients, missing) =>
    `${ingredients} 个运行中已有 ${finished} 个，还要训练 ${missing} 个`,
  continueFree: (ingredients) =>
    ingredients === 1 ? "不需训练" : `用 ${ingredients} 个已完成的运行，不需训练`,
};
