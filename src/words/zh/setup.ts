import type { Translated } from "../translation.ts";

export const setup: Translated<"setup"> = {
  form: "设置",
  presets: "预设",
  presetsDoc:
    "可以从这些完整的实验开始：选一个会设定所有字段，之后每个字段都可以再改。时间和内存是用 FT 和 Lipsum-FT 在所注的机器上测得的。",
  steps: (steps) => `${steps} 步`,
  measuredOn: { wasm: "处理器（wasm，AMD EPYC）", webgpu: "显卡", node: "处理器（Node）" },
  measured: (device, memory) =>
    `≈ 在${device}上运行 FT 与 Lipsum-FT${memory === null ? "" : `，堆内存 ${memory}`}。`,
  notMeasured: "未在显卡上测量。",
  training: "训练",
  more: "更多",
  groups: {
    trains: "训练哪些部分",
    optimizer: "优化器",
    measuring: "测量",
    prompts: "提示词",
    memory: "内存",
    device: "图片与设备",
  },
  memory: {
    title: "内存",
    counting: "正在计算需要多少……",
    notCounted: "更改设置或开始后即会计算。",
    unknown: (reason) => `需要多少尚不清楚：${reason}`,
    takes: (total, budget) => `约 ${total}，假定可用 ${budget}。`,
    tooMuch: (total, budget) =>
      `约 ${total}，超过假定可用的 ${budget}。“开始”被拒绝：请选下面的一项，或改变预算。`,
    refused: (total, budget) =>
      `这需要约 ${total}，假定可用 ${budget}。请采用“内存”下的一项改动（重新计算激活值、较小的批大小、LoRA、最后几层、LayerNorm），或在那里改变预算。`,
    beside: (total) => `另外还要用计算机内存约 ${total}：`,
    nothingFits: "已知的改动都不够：请选较小的模型。",
    budget: "预算，GB",
    budgetDoc:
      "实验最多可用多少内存；网页无法向显卡询问它有多少。估计要超出时，“开始”会拒绝，并说明怎样改就放得下。",
    exact: "更新相同",
    parts: {
      weights: "权重",
      gradients: "梯度",
      moments: "矩估计",
      copies: "副本",
      activations: "激活值",
      frozenImageTower: "冻结的图像塔",
      frozenTextTower: "冻结的文本塔",
      inputs: "输入",
      replay: "录制的命令",
      wasmCopies: "WebAssembly 副本",
      model: "读入的模型",
      pictures: "图片",
      features: "缓存的特征",
      host: "页面本身",
    },
    docs: {
      weights:
        "方法训练的所有数，每个四字节；同时在设备上的每种方法各一份。依次运行的方法共用这块内存。",
      gradients: "损失随每个被训练的数如何变化。批次分份时有两份：当前一份的，和到目前为止的平均。",
      moments:
        "AdamW 对每个梯度及其平方的滑动平均。训练之所以需要约四倍于权重的内存，原因就在这里。",
      copies:
        "训练中的权重之外的权重：滑动平均、由留出图片选出的迄今最好的权重、为测量而合并的权重。不用这些的方法没有副本。",
      activations:
        "前向计算出、反向还要用到的结果，取一步或一次测量中最紧张的时刻。它随批次增大：较小的批次、批次分份和重新计算激活值都能减小它。",
      frozenImageTower:
        "零样本模型的图像塔，供每一步都要与之比较的方法使用。固定视图用一次算好的特征代替它。",
      frozenTextTower:
        "读取随机文本、描述或上下文的文本塔，不参与训练。不用文本的方法在读完提示词后就放掉它。",
      inputs: "送往设备的一个批次的图片、标签和文本，以及测量用的图片。与其余部分相比很小。",
      replay:
        "录制的命令自身占用的内存，有了它，每一步都不必在显卡上重新准备。它占内存，但使每一步更快。",
      wasmCopies:
        "在处理器上，onnxruntime 在 WebAssembly 自己的内存里计算：一步所读和所给的内容都要复制进去再复制出来。onnxruntime 自身在那里占用的 17 MB 也计算在内。",
      model: "从文件读入、放在计算机内存中的权重。每个运行都从它开始。",
      pictures:
        "所用各部分的图片，每像素三字节，以及为下一次测量准备好的图片。每个类别的图片越少，占用越少。",
      features:
        "冻结塔对固定视图的输出，或对基于缓存特征的方法，对全部图片的输出。它代替每一步中通过冻结塔的计算。",
      host: "正在写入文件的权重，以及浏览器尚未回收的内存。它在训练中时有时无。",
    },
  },
  computeOn: "计算设备",
  computeDoc:
    "有显卡（WebGPU）时用显卡，否则用处理器（wasm）。小模型在处理器上可能更快：比较一下便知。两者计算同一个实验，除舍入外结果一致。",
  automatic: "自动",
  webgpu: "WebGPU",
  wasm: "CPU（wasm）",
  parity: {
    check: "与 PyTorch 的数值核对",
    doc: "在一个小模型上计算 FT 和 Lipsum-FT 的梯度与十次更新，并与 PyTorch 的结果比较",
    checking: "正在核对…",
    agrees: (device, compared, error, torch) =>
      `${device} 与 PyTorch ${torch} 一致：${compared} 个数值中偏差最大的相对误差为 ${error}，在本项目测试允许的范围内。`,
    differs: (device, count, compared, what, error) =>
      `${device} 的计算有误：${compared} 个数值中有 ${count} 个与 PyTorch 的差距超出测试允许的范围，“${what}”的相对误差为 ${error}。请选择另一个设备，或更新浏览器和显卡驱动。`,
  },
  trial: {
    compare: "在此比较两者",
    doc: "各训练两秒，并采用较快的一个",
    measuring: (device) => `正在 ${device} 上测量…`,
    took: (method, perSecond, device) => `${method}：在 ${device} 上每秒 ${perSecond} 步。`,
    faster: (device, times) => `${device} 快 ${times} 倍，现已采用。`,
  },
  unused: (labels) => `本实验不使用：${labels}。`,
  toDefaults: "全部恢复默认设置",
  about: (label) => `关于${label}`,
  slider: (label) => `${label}，滑块`,
  backTo: (value) => `恢复为 ${value}`,
  setBackTo: (label, value) => `将${label}恢复为 ${value}`,
  takes: (rule) => `取值：${rule}。`,
  mustBe: (label, rule, got, usual) => `${label}必须是${rule}；现为“${got}”。默认值是 ${usual}。`,
  default: (value, source) => `默认 ${value}${source === undefined ? "" : `（${source}）`}。`,
};
