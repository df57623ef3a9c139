import type { Translated } from "../translation.ts";

export const expectations: Translated<"expectations"> = {
  title: "预期结果",
  titleOf: (preset) => `“${preset}”预设的预期结果`,
  unit: "准确率，%",
  unmeasuredPreset: (preset) => `“${preset}”预设尚未测量。`,
  unmeasured: "未在这些设置下测量：选一个预设就有可比较的数字。",
  unmeasuredMethods: (methods) => `未在这些设置下测量：${methods}。`,
  method: "方法",
  trainedOn: (domain) => `${domain}（训练域）`,
  shiftedMean: "偏移域平均",
  more: "所有域、能量差距、± 的含义",
  interval: (seeds) =>
    `在全部测试图片上测量：${seeds} 个种子的平均值及其 95% 区间（学生 t 分布）。单次运行离平均值的距离可达它的 ${Math.sqrt(seeds + 1).toFixed(1)} 倍。`,
  published: (zeroShot, lipsumFt) =>
    `Lipsum-FT 的作者用 CLIP ViT-B/16 在 DomainNet 上（在真实照片上训练；模型不同，数据不同且更多）测得：零样本 ${zeroShot}，Lipsum-FT ${lipsumFt}（参考域 / 偏移域平均）。`,
  publishedSource: "作者代码仓库中的数值",
  everyDomain: "所有域",
  domain: "域",
  gapOf: (method) => `能量差距，${method}`,
  mark: (isWithin, range, preset) =>
    `${isWithin ? "符合预期" : "不符合预期"}：“${preset}”预设为 ${range}`,
  range: (low, high) => `${low} 至 ${high}`,
};
