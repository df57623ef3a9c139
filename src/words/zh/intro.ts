import type { Translated } from "../translation.ts";

function measured(domains: number): string {
  if (domains === 1) return "测量的也就是这一个";
  return `${domains} 个域全部测量，其余的显示代价有多大`;
}

export const intro: Translated<"intro"> = {
  title: "教模型一种画风，看它忘掉什么。",
  clip: "CLIP 把图片与“a drawing of a house”这样的文本比较，由此认出图片。只用一种图片微调，它在这一种上变好，在别的上却会遗忘。",
  runsBefore: "“开始”将运行 ",
  runsAfter: (methods, model, domains) =>
    `，模型是${model === null ? "一个小型 CLIP" : ` ${model}`}${methods > 1 ? "，所用批次相同" : ""}。训练只看一种${model === null ? "画风" : "域"}；${measured(domains)}。`,
  samples: "各域的样例图片",
  trainedOn: "训练域",
  onlyMeasured: "只测量",
  start: "开始训练",
  sizeUnknown: "大小未知",
  download: (model, pictures, engine) => {
    const parts = [
      model !== null && `模型（${model}）`,
      pictures !== null && `图片（${pictures}）`,
      `计算引擎 onnxruntime（解压后最多 ${engine}）`,
    ].filter((part) => part !== false);
    return `首先获取${parts.join("、")}，全部来自本站。图片、数字和设置都不会离开你的设备。`;
  },
  nothingToFetch:
    "模型、图片和计算引擎已保存在本设备：开始时不再获取任何内容。图片、数字和设置都不会离开你的设备。",
  phone:
    "在手机上，本页可以查看、回放和分享运行，但不训练：模型、梯度和图片需要的内存和稳定供电，超过手机浏览器给一个标签页的限度。",
  trainAnyway: "仍在此训练",
  reload: "请重新加载页面再试。",
  sources: (count) => `这些图画来自 ${count} 个开放许可的图标集`,
  importedSources: "图片的来源",
  by: (author, license) => `作者 ${author}，${license}`,
};
