/** What is wrong with the files of a model. */
export const modelMessages = {
  modelNotFetched: (name: string) =>
    `The model '${name}' is not in this browser. Open Model, fetch it, and start again.`,
  modelNotHere: (name: string) =>
    `The model '${name}' is not in this browser. Open Model and choose its files again, or choose another model.`,
  baseNotSafetensors: (name: string) =>
    `${name} has no safetensors, which a checkpoint of it needs. Choose the model that the checkpoint was made from, in safetensors.`,
  modelLacksFile: (name: string, path: string, required: string) =>
    `${name} has no '${path}', so it cannot be read as a CLIP model. It needs ${required} and its weights.`,
  modelLacksWeights: (name: string, advice: string) =>
    `${name} has neither model.safetensors nor onnx/vision_model.onnx. ${advice}`,
  isPickle: () =>
    "Its pytorch_model.bin is a Python program rather than data: convert it with safetensors.torch.save_file.",
  chooseClip: () => "Choose a repository or a folder of a CLIP model.",
  shardMissing: (folder: string, name: string, index: string) =>
    `${folder} has no file '${name}', which ${index} names. Add it.`,
  badLogitScale: () => "model.safetensors: logit_scale must be one finite number",
  noTemplates: () => "templates.json must be a list of at least one prompt",
  templateHole: (got: string) => `templates.json: a prompt must hold {}, got ${got}`,
  threeNumbers: () => "three numbers",
  threePositive: () => "three positive numbers",
  aPositiveInteger: () => "a positive integer",
  betweenZeroAndOne: () => "a number between 0 and 1",
  aDivisorOf: (name: string, value: number) => `a divisor of ${name} (${value})`,
  eitherOf: (one: string, other: string) => `${one} or ${other}`,
  tensorMustBe: (name: string, shape: string, meaning: string, got: string) =>
    `${name} must be [${shape}], ${meaning}, got [${got}]`,
  oneNumber: () => "one number",
  columnForClass: () => "a column for each class of the dataset",
  numberForClass: () => "a number for each class of the dataset",
  tensorDtype: (name: string, dtype: string, known: string) =>
    `The tensor '${name}' is ${dtype}; use ${known}.`,
  beyondHalf: (name: string, value: number) =>
    `tensor '${name}' holds ${value}, beyond the range of F16 (65504): write F32`,
  imageTowerUnfit: (problems: string) =>
    `The weights do not fit config.json's image tower: ${problems}. Check that both files are of one model.`,
  textTowerUnfit: (problems: string) =>
    `The weights do not fit config.json's text tower: ${problems}. Check that both files are of one model.`,
  tensorMissing: (name: string) => `${name} is missing`,
  tensorShape: (name: string, got: string, shape: string) => `${name} is [${got}], not [${shape}]`,
  moreSuch: (count: number) => `and ${count} more`,

  // Tokenizers.
  tokenizerUnfit: (rule: string) => `The model's tokenizer cannot be used: ${rule}.`,
  tokenizerEnds: (got: string) =>
    `it must put one id before a text and one after it, got [${got}] for ""`,
  tokenizerIds: (ids: number, embeddings: number) =>
    `it has ${ids} ids, but the model has embeddings for ${embeddings}`,
  tokenizerEosLargest: (eos: number, largest: number) =>
    `it ends texts with ${eos}, but the model, an early one, at the largest id, ${largest}`,
  tokenizerEos: (eos: number, expected: number) =>
    `it ends texts with ${eos}, but the model at ${expected}`,
  tokenizerNotJson: () => "tokenizer.json is not JSON",

  // Safetensors.
  safetensors: (rule: string) => `The safetensors file ${rule}.`,
  headerShort: (got: number) => `has ${got} bytes; a header takes at least 8`,
  headerLong: (got: string, most: number) =>
    `says its header has ${got} bytes; at most ${most} are allowed`,
  headerTruncated: (size: number, got: number) =>
    `is truncated: its header takes ${size} bytes, there are ${got}`,
  tensorsTruncated: (size: number, got: number) =>
    `is truncated: it should have ${size} bytes and has ${got}`,
  tensorsTooLong: (size: number, got: number) =>
    `is too long: it should have ${size} bytes and has ${got}`,
  tensorGap: (name: string, begin: number, next: number) =>
    `tensor '${name}' begins at ${begin}, where ${next} is the next free byte`,
  headerNotJson: (detail: string) => `its header is not JSON (${detail})`,
  headerNotObject: () => "its header is not a JSON object",
  entryNotObject: (name: string) => `tensor '${name}' is not described by an object`,
  entryDtype: (name: string, dtype: string, known: string) =>
    `tensor '${name}' has dtype ${dtype}; known are ${known}`,
  entryShape: (name: string, shape: string) =>
    `tensor '${name}' has shape ${shape}, not a list of extents`,
  entryOffsets: (name: string, offsets: string) =>
    `tensor '${name}' has data_offsets ${offsets}, not two positions`,
  entrySize: (name: string, got: number, type: string, size: number) =>
    `tensor '${name}' takes ${got} bytes, but ${type} takes ${size}`,

  // ONNX files.
  onnxUnread: (name: string, rule: string) =>
    `${name} is no ONNX model that can be read: ${rule}. Choose a model with model.safetensors.`,
  onnxNoGraph: () => "it has no graph",
  onnxLargeConstant: (bytes: number) => `it holds a constant of ${bytes} bytes as a node`,
  onnxNode: () => "one of its nodes cannot be read",
  onnxExternal: () => "its numbers are in another file (external data)",
  onnxNoField: (at: number) => `byte ${at} begins no field`,
  onnxCutOff: (at: number) => `it is cut off, at byte ${at}`,
  onnxNoNumber: (at: number) => `byte ${at} begins no number`,
  onnxTensorBytes: (file: string, tensor: string, got: number, size: number, shape: string) =>
    `${file}: '${tensor}' has ${got} bytes, not the ${size} of its shape [${shape}]. Download it again.`,
  onnxNoText: (name: string) =>
    `${name} has onnx/vision_model.onnx and no onnx/text_model.onnx. Both are needed.`,
  notTower: (name: string, rule: string) =>
    `${name} is not a CLIP tower as transformers.js has it: ${rule}. Choose a model with model.safetensors.`,
  attentionInputs: (name: string) => `the inputs of its attention '${name}' are not products`,
  severalTensors: (count: number, what: string) =>
    `it has ${count} tensors that could be its ${what}, not one`,
  otherCount: (count: number, what: string, expected: number) =>
    `it has ${count} ${what}, not the ${expected} of config.json`,
  foreignNodes: (why: string, op: string) => `${why} (it has nodes of another kind, such as ${op})`,
  quantised: (name: string, sign: string) =>
    `${name} is quantised (${sign}): its weights were rounded to a few bits and cannot be trained. Choose a model with model.safetensors, or with onnx/vision_model.onnx and onnx/text_model.onnx in full or half precision.`,
  asNamed: () => "as its name says",
  hasNodes: (op: string) => `its graph has ${op} nodes`,
};
