import type { Translated } from "../translation.ts";

export const share: Translated<"share"> = {
  share: "分享",
  title: "分享这个实验",
  close: "关闭",
  copy: "复制",
  copied: "已复制",
  copyByHand: "请手动复制：内容已选中。",
  settings: "设置的链接",
  settingsDoc: "可读，且只含与默认值不同之处。打开的人从头训练。",
  run: "运行的链接",
  runDoc: (characters) =>
    `设置、曲线和结果，以及设备和日期：${characters} 个字符。打开的人可以立即回放，也可以再运行一次，并得知结果是否一致。`,
  noRunOfNumbers: "导入的数值没有链接，因为别人无法从它重新运行：请直接转发文件。",
  noRun: "运行结束之后，这里会有一个也带曲线的链接。",
  embed: "嵌入网页或幻灯片的框架",
  embedDoc: "显示这次运行。按下之前不下载任何东西。",
  embedOf: "显示",
  embedWhole: "全部",
  embedAccuracy: "各域准确率",
  embedResults: "结果",
  file: "文件",
  fileDoc:
    "全部内容：设置、所有指标、结果，以及尚在的权重。在这里或别处再次打开，可以试用、分析其中的模型并从它们继续，没有结束的会接着运行。",
  save: "保存为文件",
  open: "打开文件",
  drop: "或把文件拖放到页面任何地方。运行指标的 CSV 也能作为数值读回。",
  agrees: (method, accuracy, domain, loss) =>
    `${method} 与记录一致：准确率相差不超过 ${accuracy} 个百分点（${domain}），损失平均相差不超过 ${loss}。`,
  same: (method, loss) => `${method} 与记录一致：每个准确率都相同，损失平均相差不超过 ${loss}。`,
  differs: (method, accuracy, domain, loss) =>
    `${method} 与记录的差别超出容差：${domain}准确率相差 ${accuracy} 个百分点，损失平均相差 ${loss}。`,
  tolerance: (accuracy, loss) =>
    `每个域的准确率相差不超过 ${accuracy} 个百分点、损失相差不超过 ${loss}，即算一致。`,
  otherFiles: (method) => `${method} 无法比较：从哈希看，记录用的是另一个模型或另一份数据。`,
  hashes: {
    model: (recorded, here) =>
      `模型的 SHA-256 在记录中为 ${recorded}，这里为 ${here}：请在“模型”下添加记录所用的模型，再运行一次。`,
    data: (recorded, here) =>
      `数据的 SHA-256 在记录中为 ${recorded}，这里为 ${here}：请在“数据”下添加记录所用的数据，再运行一次。`,
  },
  otherBatches: (method) => `${method} 无法比较：它看到的批次与记录不同。`,
};
