import type { Translated } from "../translation.ts";

export const modelMessages: Translated<"messages"> = {
  modelNotFetched: (name) => `模型“${name}”不在这个浏览器中。请打开“模型”获取它，再重新开始。`,
  modelNotHere: (name) =>
    `模型“${name}”不在这个浏览器中。请打开“模型”重新选择它的文件，或选择其他模型。`,
  baseNotSafetensors: (name) =>
    `${name} 没有 safetensors，而它的检查点需要。请选择生成该检查点的 safetensors 模型。`,
  modelLacksFile: (name, path, required) =>
    `${name} 没有“${path}”，因此无法作为 CLIP 模型读取。它需要 ${required} 以及权重。`,
  modelLacksWeights: (name, advice) =>
    `${name} 既没有 model.safetensors，也没有 onnx/vision_model.onnx。${advice}`,
  isPickle: () =>
    "其中的 pytorch_model.bin 是 Python 程序而不是数据：请用 safetensors.torch.save_file 转换。",
  chooseClip: () => "请选择 CLIP 模型的仓库或文件夹。",
  shardMissing: (folder, name, index) => `${folder} 中没有 ${index} 所列的文件“${name}”。请补上。`,
  badLogitScale: () => "model.safetensors：logit_scale 必须是一个有限的数",
  noTemplates: () => "templates.json 必须是至少含一条提示词的列表",
  templateHole: (got) => `templates.json：提示词必须含 {}，得到的是 ${got}`,
  threeNumbers: () => "三个数",
  threePositive: () => "三个正数",
  aPositiveInteger: () => "正整数",
  betweenZeroAndOne: () => " 0 与 1 之间的数",
  aDivisorOf: (name, value) => ` ${name}（${value}）的因数`,
  eitherOf: (one, other) => ` ${one} 或 ${other}`,
  tensorMustBe: (name, shape, meaning, got) =>
    `${name} 应为 [${shape}]，即${meaning}，得到的是 [${got}]`,
  oneNumber: () => "一个数",
  columnForClass: () => "数据集的每个类别一列",
  numberForClass: () => "数据集的每个类别一个数",
  tensorDtype: (name, dtype, known) => `张量“${name}”的类型是 ${dtype}；请用 ${known}。`,
  beyondHalf: (name, value) => `张量“${name}”含有 ${value}，超出 F16 的范围（65504）：请写成 F32`,
  imageTowerUnfit: (problems) =>
    `权重与 config.json 的图像塔不符：${problems}。请检查两个文件是否属于同一个模型。`,
  textTowerUnfit: (problems) =>
    `权重与 config.json 的文本塔不符：${problems}。请检查两个文件是否属于同一个模型。`,
  tensorMissing: (name) => `缺少 ${name}`,
  tensorShape: (name, got, shape) => `${name} 为 [${got}]，而不是 [${shape}]`,
  moreSuch: (count) => `另有 ${count} 个`,

  tokenizerUnfit: (rule) => `该模型的分词器无法使用：${rule}。`,
  tokenizerEnds: (got) => `它应在文本前后各加一个编号，对 "" 得到的是 [${got}]`,
  tokenizerIds: (ids, embeddings) => `它有 ${ids} 个编号，而模型只有 ${embeddings} 个嵌入`,
  tokenizerEosLargest: (eos, largest) =>
    `它以 ${eos} 结束文本，而这个早期模型以最大的编号 ${largest} 结束`,
  tokenizerEos: (eos, expected) => `它以 ${eos} 结束文本，而模型以 ${expected} 结束`,
  tokenizerNotJson: () => "tokenizer.json 不是 JSON",

  safetensors: (rule) => `safetensors 文件有误：${rule}。`,
  headerShort: (got) => `只有 ${got} 字节；文件头至少 8 字节`,
  headerLong: (got, most) => `声称文件头有 ${got} 字节；最多允许 ${most}`,
  headerTruncated: (size, got) => `被截断：文件头需要 ${size} 字节，只有 ${got}`,
  tensorsTruncated: (size, got) => `被截断：应有 ${size} 字节，只有 ${got}`,
  tensorsTooLong: (size, got) => `过长：应有 ${size} 字节，却有 ${got}`,
  tensorGap: (name, begin, next) => `张量“${name}”从 ${begin} 开始，而下一个空闲字节是 ${next}`,
  headerNotJson: (detail) => `文件头不是 JSON（${detail}）`,
  headerNotObject: () => "文件头不是 JSON 对象",
  entryNotObject: (name) => `张量“${name}”没有用对象描述`,
  entryDtype: (name, dtype, known) => `张量“${name}”的 dtype 为 ${dtype}；已知的有 ${known}`,
  entryShape: (name, shape) => `张量“${name}”的 shape 为 ${shape}，不是维度的列表`,
  entryOffsets: (name, offsets) => `张量“${name}”的 data_offsets 为 ${offsets}，不是两个位置`,
  entrySize: (name, got, type, size) => `张量“${name}”占 ${got} 字节，而 ${type} 占 ${size} 字节`,

  onnxUnread: (name, rule) =>
    `${name} 不是可读的 ONNX 模型：${rule}。请选择带 model.safetensors 的模型。`,
  onnxNoGraph: () => "其中没有计算图",
  onnxLargeConstant: (bytes) => `其中有一个节点是 ${bytes} 字节的常量`,
  onnxNode: () => "其中有节点无法读取",
  onnxExternal: () => "它的数值在另一个文件里（external data）",
  onnxNoField: (at) => `第 ${at} 字节处不是字段的开头`,
  onnxCutOff: (at) => `在第 ${at} 字节处被截断`,
  onnxNoNumber: (at) => `第 ${at} 字节处不是数的开头`,
  onnxTensorBytes: (file, tensor, got, size, shape) =>
    `${file}：“${tensor}”有 ${got} 字节，而形状 [${shape}] 应为 ${size} 字节。请重新下载。`,
  onnxNoText: (name) =>
    `${name} 有 onnx/vision_model.onnx，却没有 onnx/text_model.onnx。两者都需要。`,
  notTower: (name, rule) =>
    `${name} 不是 transformers.js 形式的 CLIP 塔：${rule}。请选择带 model.safetensors 的模型。`,
  attentionInputs: (name) => `注意力“${name}”的输入不是矩阵乘积`,
  severalTensors: (count, what) => `可能是 ${what} 的张量有 ${count} 个，而不是一个`,
  otherCount: (count, what, expected) =>
    `${what} 有 ${count} 个，而 config.json 中是 ${expected} 个`,
  foreignNodes: (why, op) => `${why}（其中有其他种类的节点，如 ${op}）`,
  quantised: (name, sign) =>
    `${name} 是量化的（${sign}）：权重只剩几位精度，无法训练。请选择带 model.safetensors 的模型，或全精度、半精度的 onnx/vision_model.onnx 与 onnx/text_model.onnx。`,
  asNamed: () => "如其名称所示",
  hasNodes: (op) => `计算图中有 ${op} 节点`,
};
