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

  integer: (min, max) => `${min} から ${max} までの整数`,
  number: (min, max) => `${min} から ${max} までの数`,
  oneOf: (values) => `${values} のいずれか`,
  oneOfOr: (values, other) => `${values} のいずれか、または${other}`,

  mustBe: (name, rule, got) => `「${name}」は ${rule}でなければなりませんが、${got} でした`,
  notAField: (name, known) => `「${name}」という項目はありません。あるのは ${known} です`,
  notAFieldCut: (name) => `「${name}…」という項目はありません`,
  notARecipe: (id, known) => `「${id}」という手法はありません。あるのは ${known} です`,
  recipesMustBe: (known, got) =>
    `「recipes」は ${known} から一つ以上、重複なしでなければなりませんが、${got} でした`,
  recipesTwice: (known, got) =>
    `「recipes」は ${known} から一つ以上、重複なしでなければなりませんが、${got} が二度ありました`,
  recipesNone: (known) => `「recipes」は ${known} から一つ以上でなければなりませんが、空でした`,
  linkTooLong: (most, got) => `リンクは最大 ${most} 文字ですが、${got} 文字ありました`,
  versionMissing: (version) =>
    `リンクのバージョン「v」がありません。バージョン ${version} として読みました`,
  versionUnknown: (known, got) =>
    `リンクのバージョン「v」は ${known} のいずれかでなければなりませんが、「${got}」でした。ページを再読み込みするか、リンクを作ったページで開いてください`,
  brokenEncoding: (name) => `「${name}」のパーセント符号化が壊れています`,
  givenTwice: (name) => `「${name}」が二度以上指定されています`,
  notLockable: (key, parts, got) =>
    `「${key}」には項目名か ${parts} を書きます。「${got}」はありません。`,

  runLink: (why) => `実行へのリンクを読めません。${why}。`,
  runLinkStart: () => "「run=」で始まる必要があります",
  runLinkLong: (most, got) => `最大 ${most} 文字ですが、${got} 文字あります`,
  runLinkVersion: (version, got) =>
    `バージョンは ${version} のはずが「${got}」です。ページを再読み込みしてください`,
  runLinkDamaged: () =>
    "壊れています。おそらくコピーの際に途中で切れました。リンク全体をコピーしてください",

  cpuAsked: () => "CPU が指定されています。",
  cpuBecause: (why) => `学習は CPU で行い、遅くなります。${why}。`,
  cpuBeatsSoftware: (adapter) =>
    `学習は CPU で行います。ここで唯一の WebGPU アダプター（${adapter}）は CPU でグラフィックスカードを模倣するもので、wasm のほうが速いためです。`,
  integratedAdapter: () =>
    "プロセッサ内蔵のグラフィックスのようです。グラフィックスカードもある場合は、システムの設定でブラウザに割り当てられます（Windows：設定 → システム → ディスプレイ → グラフィック → 高パフォーマンス）。",
  softwareAdapter: () => "このアダプターは CPU でグラフィックスカードを模倣するもので、低速です。",
  noWebGpu: (why) => `WebGPU がありません。${why}。`,
  plainHttp: () =>
    "このページは http で開かれていますが、ブラウザは https と localhost でしか WebGPU を使わせません",
  noGpuHere: () => "このブラウザには WebGPU がありません（最新の Chrome と Edge にはあります）",
  adapterRefused: (detail) => `ブラウザが WebGPU アダプターを拒みました（${detail}）`,
  noAdapter: () =>
    "ブラウザに WebGPU はありますがアダプターがありません。ハードウェアアクセラレーションがオフか、グラフィックスカードまたはドライバーがブロックされています（chrome://gpu で確認できます）",
  deviceRefused: (detail) => `ブラウザが WebGPU デバイスを拒みました（${detail}）`,

  trainsMeanwhile: () => "速さは何も学習していないときだけ測れます。先に実行を止めてください。",
  rateChangesMost: (most) =>
    `学習率は ${most} 回変えられました。設定に書ける上限です。実行を止めて、望む学習率で始め直してください。`,
  rateNotNow: () =>
    "学習率は実行が更新を行っている間に変えられますが、今はどれも更新していません。始まるのを待つか、次の実行のために設定してください。",
  deviceLost: (detail) => `グラフィックスデバイスが失われました（${detail}）。`,
  deviceMemory: (detail) =>
    `グラフィックスデバイスのメモリが足りません（${detail}）。バッチかモデルを小さくすると減ります。`,
  memoryRanOut: (what, detail) =>
    `${what}: メモリが足りません（${detail}）。バッチかモデルを小さくすると減ります。`,
  engineNotLoaded: (detail) =>
    `onnxruntime の wasm ファイルを読み込めませんでした（${detail}）。接続を確かめてページを再読み込みしてください。`,
  workerBrokeOff: () => "学習ワーカーが中断しました。",
  workerBrokeOffBecause: (cause) => `学習ワーカーが中断しました（${cause}）。`,
  tooOften: (failure, times, minutes) =>
    `${failure} ${minutes} 分間に ${times} 回起きたため、学習は自動では再開しません。`,
  lossNotFinite: (step, loss, rate) =>
    `ステップ ${step} で損失が ${loss} になったため、この実行は止まりました。${rate}。その十分の一か、より長いウォームアップを試してください。`,
  gradientNotFinite: (step, rate) =>
    `ステップ ${step} までに有限でない勾配が現れたため、この実行は止まりました。${rate}。その十分の一か、より長いウォームアップを試してください。`,
  rateTooHigh: (rate) => `学習率 ${rate} がおそらく高すぎます`,
  headRateTooHigh: (rate, factor) =>
    `学習率 ${rate}、またはその ${factor} 倍のヘッドの学習率がおそらく高すぎます`,
  stageNotFinite: (stage, method, step, rate) =>
    `${method} の最初の段階「${stage}」で、ステップ ${step} の後に有限でない数が現れました。学習率 ${rate} がおそらく高すぎます。その十分の一を試してください。`,
  tooMuchMemory: (total, budget, change) =>
    `約 ${total} のメモリが要りますが、上限は ${budget} です。${change}それより多くのメモリがあるなら、上限を大きくしてください（ページでは「メモリ」、コマンドラインでは --budget）。`,
  fitsWith: (changes) => `次の変更で収まります: ${changes}。`,
  nothingFits: () => "知られている変更では収まりません。より小さいモデルを選んでください。",
  keepsNoFiles: () => "このブラウザはこのページのファイルを保存しません。",

  notDownloaded: (path, why) => `「${path}」をダウンロードできませんでした（${why}）。`,
  serverAnswered: (status) => `サーバーの応答は ${status}`,
  nothingSavedYet: () =>
    "この実験には、再開できる保存がまだありません。数秒待つか、終わるまで待ってください。",
  datasetNotHere: (name) =>
    `データセット「folder:${name}」はこのブラウザにありません。「データ」を開いて取り込むか、付属のものを選んでください。`,
  parquetAndOthers: (name, parquet, others) =>
    `「${name}」には parquet ファイルが ${parquet} 個、ほかのファイルが ${others} 個あります。parquet ファイルだけを取り込んでください。`,
  noWeights: (files) =>
    `${files} 個のファイルの中に重みがありません。モデルは config.json と model.safetensors（または onnx/vision_model.onnx と onnx/text_model.onnx）のあるフォルダ、チェックポイントは .safetensors 一つです。`,
  hubName: (name) =>
    `hub のモデルは owner/name か owner/name@revision で指定しますが、「${name}」でした。`,
  noPictures: (name, files) =>
    `「${name}」にはクラスのフォルダに入った画像がありません。<ドメイン>/<クラス>/<ファイル> か <クラス>/<ファイル> に置き、名前は .jpg、.jpeg、.png で終わる必要があります。ファイルは ${files} 個ありました。`,
};
