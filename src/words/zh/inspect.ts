import type { Translated } from "../translation.ts";

export const inspect: Translated<"inspect"> = {
  title: "细看",
  tabs: { pictures: "变了的预测", texts: "随机文本", path: "路径" },
  method: "方法",
  direction: "零样本 → 微调后",
  atStep: (step) => `第 ${step} 步时`,
  latest: "回到最新",
  noPictures: "一旦某次实时测量发现预测变了，图片就会出现在这里。",
  noPicturesInCsv: "导入的文件只有数值。图片随运行的链接（结束时的）或运行的文件（每个点的）而来。",
  untold: "这份记录里没有那一点上哪些预测变了：链接和较早的记录都不含这些。这里显示的是结束时的。",
  verdicts: { gained: "现在对了", lost: "现在错了" },
  isA: (name) => `实为 ${name}`,
  noTextsDrawn: "本实验还没有方法抽取过随机文本。Lipsum-FT 每一步都会抽取。",
  noTextsYet: "训练开始后，这里显示某一步的随机文本。",
  textsOf: (count, step) => `第 ${step} 步的 ${count} 条文本，每步都换新的`,
  tokenIds: "词元编号",
  path: (run) => `${run}，准确率，%`,
  reference: "参考域",
  shifted: "偏移域平均",
  axes: (reference) => `${reference} →（纵轴：偏移域平均）`,
  along: (run, parameter) => `${run} 沿 ${parameter}`,
  pathChart: (reference, paths) =>
    `偏移域平均准确率对${reference}准确率：${paths.join("、")}。数值见下方表格。`,
};
