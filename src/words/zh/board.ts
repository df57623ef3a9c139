import type { Translated } from "../translation.ts";

export const board: Translated<"board"> = {
  title: "班级看板",
  doc: "粘贴运行链接，每行一个。只在本标签页里读取，不会发往任何地方：全部内容就在链接里。",
  links: "运行链接，每行一个",
  placeholder: "https://…#run=1.…",
  read: (runs, links) => `${links} 个链接中读出 ${runs} 个运行`,
  problems: "无法读取的链接",
  line: (line, message) => `第 ${line} 行：${message}`,
  notRun: "这不是运行链接。在“分享”里，“运行的链接”才带有曲线。",
  repeated: (line) => `与第 ${line} 行是同一个链接：一次运行只算一次。`,
  more: (count) => `另有 ${count} 个`,
  otherFiles: (lines, first) =>
    `文件不同：从哈希看，第 ${lines} 行与第 ${first} 行用的不是同一个模型或同一份数据。这样的运行取平均意义不大：请把它们去掉，或放到各自的看板上比较。`,
  none: "还没有粘贴任何链接。全班每个链接画一条细线；粗线是它们的平均，色带是平均值的 95% 区间。",
  chartTitle: (domain) => `${domain}准确率随步数的变化`,
  shifted: "偏移域平均",
  results: "结果：各运行的平均值、其 95% 区间，以及最低到最高",
  method: "方法",
  runs: "运行数",
  spread: (low, high) => `${low} 至 ${high}`,
  device: "在哪里运行",
  clear: "清空",
};
