import type { Translated } from "../translation.ts";

export const fileMessages: Translated<"messages"> = {
  at: (at, why) => `${at}：${why}`,
  atMustBe: (at, rule, got) => `${at} 应为${rule}，得到的是 ${got}`,
  notJson: (at, detail) => `${at} 不是 JSON：${detail}`,
  nothing: () => "空",
  anObject: () => "对象",
  anArray: () => "数组",
  aText: () => "文本",
  aFilledText: () => "非空文本",
  aFiniteNumber: () => "有限的数",
  aSafeInteger: () => "小于 2^53 的整数",
  aDate: () => " ISO 8601 格式的日期",
  aSha256: () => " 64 位十六进制的 SHA-256",
  risingSteps: () => "从 1 起只增不减的整数",
  listOf: (count) => ` ${count} 个数的列表`,
  listAsLong: (count) => ` ${count} 项的列表，每个标签一项`,
  listInRows: (each) => `每组 ${each} 个数的列表`,

  notRecording: () => "这不是 Lipsum Playground 的记录",
  recordingVersion: (known, got) =>
    `记录的版本应为 ${known}，得到的是 ${got}：页面比记录旧，请重新加载页面`,
  inFile: (name, why) => `“${name}”：${why}`,
  noRecordingIn: (name) => `其中没有 ${name}，所以不是保存的实验：请选择其他文件`,
  damagedZip: (detail) => `这个 zip 已损坏（${detail}），多半是复制时被截断：请重新复制`,
  manifestForm: (manifest, form, got) =>
    `${manifest} 的格式应为 ${form}、版本应为 1，得到的是 ${got}：页面可能比文件旧，请重新加载页面`,
  changedSince: (why) => `${why}；文件在保存之后被改动或损坏：请重新保存`,
  mustHaveBytes: (name, size, got) => `${name} 应有 ${size} 字节，实际为 ${got}`,
  mustHaveHash: (name, hash, got) => `${name} 的 SHA-256 应为 ${hash}，实际为 ${got}`,
  notInManifest: (name, manifest) => `${manifest} 中没有列出 ${name}`,
  none: () => "无",
  oneKeptRun: (got) => `每个保存的运行文件应只含一个运行，这里有 ${got} 个`,
  curvesOnly: (why) => `曲线已显示，但权重无法使用：${why}`,

  otherModel: (name, made, here) =>
    `该运行需要 SHA-256 为 ${made} 的模型“${name}”，而这里的是 ${here}：请用生成该文件的页面打开，或重新训练`,
  otherData: (name, made, here) =>
    `该运行需要 SHA-256 为 ${made} 的数据“${name}”，而这里的是 ${here}：请用生成该文件的页面打开，或重新训练`,
  saveAgain: (why) => `${why}：请重新保存文件`,
  runForEachMethod: (methods, got) => `检查点应为 ${methods} 种方法各含一个运行，实际有 ${got} 个`,
  storyUnreadable: (detail) => `检查点中的运行历史无法读取（${detail}）`,
  strangerInStory: (runId) => `检查点提到了它并不包含的运行“${runId}”`,
  mustBeSavedOnTheWay: () =>
    "要继续的实验必须边训练边保存，而这个浏览器不为本页保存文件：请允许保存，或换一个浏览器配置",
  notCheckpoint: () => "这个文件不是检查点。",
  checkpointVersion: (version, got) =>
    `检查点的版本应为 ${version}，得到的是 ${got}：它由本程序的另一版本写成。`,
  checkpointOfOther: (tensor, elements, got) =>
    `检查点属于另一个实验：“${tensor}”应有 ${elements} 个数，实际为 ${got}。`,
  modelChanged: (saved, now) =>
    `保存这个实验之后模型变了（SHA-256 原为 ${saved}…，现为 ${now}…），继续训练得不到相同的数值。请重新开始。`,
  dataChanged: (saved, now) =>
    `保存这个实验之后数据变了（SHA-256 原为 ${saved}…，现为 ${now}…），继续训练得不到相同的数值。请重新开始。`,
  nothingSavedOf: (startId) => `没有保存实验“${startId}”的任何内容。`,
  noWeightsOf: (runId) => `没有“${runId}”的权重：它还没有结束，或者权重没能保存。`,
  notInTraining: () => "这个运行现在不在训练：请等它开始，或查看它结束时的结果。",
  runsInOtherTab: () => "这个实验已在另一个标签页中运行：请到那里继续。",
  alreadyRunning: () => "已有实验在运行：请先停止它。",

  csvEmpty: () => "文件是空的。请重新保存运行的数值：结果 → ⋯ → 指标，CSV 格式。",
  csvNoRows: () => "表头下面没有任何行。请重新保存运行的数值：结果 → ⋯ → 指标，CSV 格式。",
  csvOther: (missing, header) =>
    `缺少 ${missing} 列；第一行是“${header}”。运行的数值要从“结果 → ⋯ → 指标，CSV 格式”保存的文件读回。`,
  csvOfChart: (header) =>
    `这是一张图的数据表（“${header}”），其中没有说明是哪些设置。运行的数值要从“结果 → ⋯ → 指标，CSV 格式”保存的文件读回。`,
  csvTwice: (column) => `“${column}”列出现了不止一次：请去掉一列，或重新保存文件。`,
  csvWithout: (domain, column) =>
    `“${domain}”需要 ${column} 列：请把它放回去，去掉 ${domain} 的其他列，或重新保存文件。`,
  csvCell: (line, column, rule, got) =>
    `第 ${line} 行“${column}”列应为${rule}，得到的是“${got}”：请撤销改动，或在运行所在的页面重新保存文件。`,
  csvNumber: () => "用小数点书写的数，如 0.25",
  csvSame: (first) => `每一行都相同的“${first}”，因为一个文件只含一个运行`,
  csvStep: (least) => `不小于 ${least} 的整数，因为步数只增不减`,
  csvShare: (n) => ` ${n} 张图片中的比例，从 0 到 1`,
  csvBeforeFirst: () => "空（第 0 步，在第一次更新之前）",
  csvSettings: (problem) => `与链接中写法相同的设置（${problem}）`,
  csvOneMethod: () => "一种方法的设置",
  csvNoNumbers: () => "各行中没有任何数。请重新保存运行的数值：结果 → ⋯ → 指标，CSV 格式。",
  csvTooLarge: (most, got) =>
    `一个运行的数值最多 ${most}，这个文件有 ${got}：请选择“结果 → ⋯ → 指标，CSV 格式”保存的文件。`,
  csvQuotes: (line) => `第 ${line} 行开始的引号没有结束，多半是文件被截断：请重新复制。`,
};
