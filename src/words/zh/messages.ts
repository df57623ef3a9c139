import type { Translated } from "../translation.ts";
import { fileMessages } from "./fileMessages.ts";
import { methodMessages } from "./methodMessages.ts";
import { modelMessages } from "./modelMessages.ts";
import { pictureMessages } from "./pictureMessages.ts";
import { transferMessages } from "./transferMessages.ts";

export const messages: Translated<"messages"> = {
  ...fileMessages,
  ...methodMessages,
  ...modelMessages,
  ...pictureMessages,
  ...transferMessages,

  integer: (min, max) => `${min} 到 ${max} 的整数`,
  number: (min, max) => `${min} 到 ${max} 的数`,
  oneOf: (values) => `${values} 之一`,
  oneOfOr: (values, other) => `${values} 之一，或 ${other}`,

  mustBe: (name, rule, got) => `“${name}”应为 ${rule}，得到的是 ${got}`,
  notAField: (name, known) => `没有“${name}”这个字段；已知的有 ${known}`,
  notAFieldCut: (name) => `没有“${name}…”这个字段`,
  notARecipe: (id, known) => `没有“${id}”这个方法；已知的有 ${known}`,
  recipesMustBe: (known, got) => `“recipes”应为 ${known} 中的一个或几个，不得重复，得到的是 ${got}`,
  recipesTwice: (known, got) =>
    `“recipes”应为 ${known} 中的一个或几个，不得重复，而 ${got} 出现了两次`,
  recipesNone: (known) => `“recipes”应为 ${known} 中的一个或几个，却一个也没有`,
  linkTooLong: (most, got) => `链接最多 ${most} 个字符，这个有 ${got} 个`,
  versionMissing: (version) => `缺少链接的版本“v”；按版本 ${version} 读取`,
  versionUnknown: (known, got) =>
    `链接的版本“v”应为 ${known} 之一，得到的是“${got}”：请重新加载页面，或用生成此链接的页面打开`,
  brokenEncoding: (name) => `“${name}”的百分号编码已损坏`,
  givenTwice: (name) => `“${name}”给了不止一次`,
  notLockable: (key, parts, got) => `“${key}”应写字段名或 ${parts}；没有“${got}”。`,

  runLink: (why) => `无法读取这个运行链接：${why}。`,
  runLinkStart: () => "它应以“run=”开头",
  runLinkLong: (most, got) => `最多 ${most} 个字符，这个有 ${got} 个`,
  runLinkVersion: (version, got) => `版本应为 ${version}，得到的是“${got}”：请重新加载页面`,
  runLinkDamaged: () => "它已损坏，多半是复制时被截断：请复制整个链接",

  cpuAsked: () => "按要求使用 CPU。",
  cpuBecause: (why) => `训练在 CPU 上进行，速度较慢：${why}。`,
  cpuBeatsSoftware: (adapter) =>
    `训练在 CPU 上进行：这里唯一的 WebGPU 适配器（${adapter}）是用 CPU 模拟的显卡，wasm 比它快。`,
  integratedAdapter: () =>
    "这看起来是处理器内置的图形单元。如果机器另有显卡，可以在系统设置中把它分配给浏览器（Windows：设置 → 系统 → 屏幕 → 显示卡 → 高性能）。",
  softwareAdapter: () => "这个适配器是用 CPU 模拟的显卡：很慢。",
  noWebGpu: (why) => `没有 WebGPU：${why}。`,
  plainHttp: () => "页面是通过普通 http 打开的，而浏览器只在 https 和 localhost 上提供 WebGPU",
  noGpuHere: () => "这个浏览器没有 WebGPU；最新的 Chrome 和 Edge 有",
  adapterRefused: (detail) => `浏览器拒绝提供 WebGPU 适配器（${detail}）`,
  noAdapter: () =>
    "浏览器有 WebGPU 但没有可用的适配器：硬件加速已关闭，或显卡及其驱动被屏蔽（见 chrome://gpu）",
  deviceRefused: (detail) => `浏览器拒绝提供 WebGPU 设备（${detail}）`,

  trainsMeanwhile: () => "只有在没有训练时才测速：请先停止运行。",
  rateChangesMost: (most) =>
    `学习率已更改 ${most} 次，达到设置可记录的上限。请停止运行，并以所需的学习率重新开始。`,
  rateNotNow: () =>
    "只有在运行进行更新时才能更改学习率，而现在没有运行在更新：请等它开始，或为下一次运行设置学习率。",
  deviceLost: (detail) => `图形设备丢失（${detail}）。`,
  deviceMemory: (detail) =>
    `图形设备内存不足（${detail}）。减小批大小或换用较小的模型可以少用一些。`,
  memoryRanOut: (what, detail) =>
    `${what}：内存不足（${detail}）。减小批大小或换用较小的模型可以少用一些。`,
  engineNotLoaded: (detail) =>
    `onnxruntime 的 wasm 文件没有加载成功（${detail}）。请检查网络并重新加载页面。`,
  workerBrokeOff: () => "训练线程中断了。",
  workerBrokeOffBecause: (cause) => `训练线程中断了：${cause}。`,
  tooOften: (failure, times, minutes) =>
    `${failure} ${minutes} 分钟内已发生 ${times} 次，因此训练不再自动重新开始。`,
  lossNotFinite: (step, loss, rate) =>
    `第 ${step} 步损失变成了 ${loss}，因此这次运行停止。${rate}：请试试它的十分之一，或更长的预热。`,
  gradientNotFinite: (step, rate) =>
    `到第 ${step} 步时有梯度不是有限数，因此这次运行停止。${rate}：请试试它的十分之一，或更长的预热。`,
  rateTooHigh: (rate) => `学习率 ${rate} 可能太高`,
  headRateTooHigh: (rate, factor) => `学习率 ${rate}，或其 ${factor} 倍的分类头学习率，可能太高`,
  stageNotFinite: (stage, method, step, rate) =>
    `${method} 开头的“${stage}”阶段在第 ${step} 步后出现了非有限数。它的学习率 ${rate} 可能太高：请试试它的十分之一。`,
  tooMuchMemory: (total, budget, change) =>
    `这大约需要 ${total} 内存，而预算是 ${budget}。${change}若实际内存更多，请设更大的预算：页面上在“内存”处，命令行用 --budget。`,
  fitsWith: (changes) => `这样就放得下：${changes}。`,
  nothingFits: () => "已知的改动都放不下：请选较小的模型。",
  keepsNoFiles: () => "这个浏览器不为本页保存文件。",

  notDownloaded: (path, why) => `“${path}”下载失败：${why}。`,
  serverAnswered: (status) => `服务器返回 ${status}`,
  nothingSavedYet: () => "这个实验还没有保存可供继续的内容：请等几秒，或等它结束。",
  datasetNotHere: (name) =>
    `数据集“folder:${name}”不在本浏览器中。请打开“数据”导入它，或选择自带的数据集。`,
  parquetAndOthers: (name, parquet, others) =>
    `“${name}”有 ${parquet} 个 parquet 文件和 ${others} 个其他文件：请只导入 parquet 文件。`,
  noWeights: (files) =>
    `这 ${files} 个文件中没有权重。模型是含 config.json 和 model.safetensors（或 onnx/vision_model.onnx 与 onnx/text_model.onnx）的文件夹；检查点是单独一个 .safetensors。`,
  hubName: (name) => `hub 上的模型应写作 owner/name 或 owner/name@revision，得到的是“${name}”。`,
  noPictures: (name, files) =>
    `“${name}”中没有按类别文件夹存放的图片：应为 <域>/<类别>/<文件> 或 <类别>/<文件>，文件名以 .jpg、.jpeg 或 .png 结尾。它有 ${files} 个文件。`,
};
