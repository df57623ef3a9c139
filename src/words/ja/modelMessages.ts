import type { Translated } from "../translation.ts";

export const modelMessages: Translated<"messages"> = {
  modelNotFetched: (name) =>
    `モデル「${name}」はこのブラウザにありません。「モデル」を開いて取得してから、もう一度始めてください。`,
  modelNotHere: (name) =>
    `モデル「${name}」はこのブラウザにありません。「モデル」を開いてファイルを選び直すか、別のモデルを選んでください。`,
  baseNotSafetensors: (name) =>
    `${name} には、そのチェックポイントに必要な safetensors がありません。チェックポイントのもとになった safetensors のモデルを選んでください。`,
  modelLacksFile: (name, path, required) =>
    `${name} に「${path}」がないため、CLIP モデルとして読めません。${required} と重みが必要です。`,
  modelLacksWeights: (name, advice) =>
    `${name} には model.safetensors も onnx/vision_model.onnx もありません。${advice}`,
  isPickle: () =>
    "pytorch_model.bin はデータではなく Python のプログラムです。safetensors.torch.save_file で変換してください。",
  chooseClip: () => "CLIP モデルのリポジトリかフォルダを選んでください。",
  shardMissing: (folder, name, index) =>
    `${folder} に、${index} が挙げるファイル「${name}」がありません。追加してください。`,
  badLogitScale: () => "model.safetensors：logit_scale は有限の数一つでなければなりません",
  noTemplates: () => "templates.json はプロンプトを一つ以上含むリストでなければなりません",
  templateHole: (got) => `templates.json：プロンプトには {} が必要ですが、${got} でした`,
  threeNumbers: () => "三つの数",
  threePositive: () => "三つの正の数",
  aPositiveInteger: () => "正の整数",
  betweenZeroAndOne: () => " 0 と 1 の間の数",
  aDivisorOf: (name, value) => ` ${name}（${value}）の約数`,
  eitherOf: (one, other) => ` ${one} か ${other}`,
  tensorMustBe: (name, shape, meaning, got) =>
    `${name} は [${shape}]（${meaning}）のはずが [${got}] でした`,
  oneNumber: () => "数一つ",
  columnForClass: () => "データセットのクラスごとに一列",
  numberForClass: () => "データセットのクラスごとに数一つ",
  tensorDtype: (name, dtype, known) =>
    `テンソル「${name}」の型は ${dtype} です。${known} を使ってください。`,
  beyondHalf: (name, value) =>
    `テンソル「${name}」に F16 の範囲（65504）を超える ${value} があります。F32 で書いてください`,
  imageTowerUnfit: (problems) =>
    `重みが config.json の画像タワーに合いません：${problems}。両方のファイルが同じモデルのものか確かめてください。`,
  textTowerUnfit: (problems) =>
    `重みが config.json のテキストタワーに合いません：${problems}。両方のファイルが同じモデルのものか確かめてください。`,
  tensorMissing: (name) => `${name} がありません`,
  tensorShape: (name, got, shape) => `${name} は [${shape}] ではなく [${got}] です`,
  moreSuch: (count) => `ほか ${count} 個`,

  tokenizerUnfit: (rule) => `このモデルのトークナイザは使えません（${rule}）。`,
  tokenizerEnds: (got) => `テキストの前後に id を一つずつ付けるはずが、"" で [${got}] でした`,
  tokenizerIds: (ids, embeddings) =>
    `id は ${ids} 個ですが、モデルの埋め込みは ${embeddings} 個です`,
  tokenizerEosLargest: (eos, largest) =>
    `テキストを ${eos} で終えますが、この初期のモデルは最大の id の ${largest} で終えます`,
  tokenizerEos: (eos, expected) =>
    `テキストを ${eos} で終えますが、モデルは ${expected} で終えます`,
  tokenizerNotJson: () => "tokenizer.json が JSON ではありません",

  safetensors: (rule) => `safetensors ファイルが正しくありません（${rule}）。`,
  headerShort: (got) => `${got} バイトしかなく、ヘッダーには少なくとも 8 バイト必要です`,
  headerLong: (got, most) => `ヘッダーが ${got} バイトとありますが、最大 ${most} です`,
  headerTruncated: (size, got) =>
    `途中で切れています。ヘッダーは ${size} バイトのはずが ${got} しかありません`,
  tensorsTruncated: (size, got) =>
    `途中で切れています。${size} バイトのはずが ${got} しかありません`,
  tensorsTooLong: (size, got) => `長すぎます。${size} バイトのはずが ${got} あります`,
  tensorGap: (name, begin, next) =>
    `テンソル「${name}」が ${begin} から始まりますが、次の空きは ${next} です`,
  headerNotJson: (detail) => `ヘッダーが JSON ではありません：${detail}`,
  headerNotObject: () => "ヘッダーが JSON オブジェクトではありません",
  entryNotObject: (name) => `テンソル「${name}」の記述がオブジェクトではありません`,
  entryDtype: (name, dtype, known) =>
    `テンソル「${name}」の dtype は ${dtype} です。使えるのは ${known} です`,
  entryShape: (name, shape) =>
    `テンソル「${name}」の shape は ${shape} で、次元のリストではありません`,
  entryOffsets: (name, offsets) =>
    `テンソル「${name}」の data_offsets は ${offsets} で、二つの位置ではありません`,
  entrySize: (name, got, type, size) =>
    `テンソル「${name}」は ${got} バイトですが、${type} なら ${size} バイトです`,

  onnxUnread: (name, rule) =>
    `${name} は読める ONNX モデルではありません（${rule}）。model.safetensors のあるモデルを選んでください。`,
  onnxNoGraph: () => "グラフがありません",
  onnxLargeConstant: (bytes) => `${bytes} バイトの定数がノードとして入っています`,
  onnxNode: () => "読めないノードがあります",
  onnxExternal: () => "数値が別のファイル（external data）にあります",
  onnxNoField: (at) => `${at} バイト目でフィールドが始まりません`,
  onnxCutOff: (at) => `${at} バイト目で切れています`,
  onnxNoNumber: (at) => `${at} バイト目で数が始まりません`,
  onnxTensorBytes: (file, tensor, got, size, shape) =>
    `${file}：「${tensor}」は ${got} バイトで、形状 [${shape}] の ${size} バイトではありません。ダウンロードし直してください。`,
  onnxNoText: (name) =>
    `${name} には onnx/vision_model.onnx があり、onnx/text_model.onnx がありません。両方必要です。`,
  notTower: (name, rule) =>
    `${name} は transformers.js の形の CLIP タワーではありません（${rule}）。model.safetensors のあるモデルを選んでください。`,
  attentionInputs: (name) => `注意機構「${name}」の入力が行列積ではありません`,
  severalTensors: (count, what) => `${what} にあたるテンソルが一つではなく ${count} 個あります`,
  otherCount: (count, what, expected) =>
    `${what} が ${count} 個で、config.json の ${expected} 個ではありません`,
  foreignNodes: (why, op) => `${why}。${op} など別の種類のノードがあります`,
  quantised: (name, sign) =>
    `${name} は量子化されています（${sign}）。重みが数ビットに丸められているため学習できません。model.safetensors のあるモデルか、単精度または半精度の onnx/vision_model.onnx と onnx/text_model.onnx のあるモデルを選んでください。`,
  asNamed: () => "名前のとおり",
  hasNodes: (op) => `グラフに ${op} ノードがあります`,
};
