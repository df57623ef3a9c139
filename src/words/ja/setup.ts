import type { Translated } from "../translation.ts";

export const setup: Translated<"setup"> = {
  form: "設定",
  presets: "プリセット",
  presetsDoc:
    "実験全体のひな形です。選ぶとすべての項目が設定され、その後どの項目も変えられます。時間とメモリは、記載の機器で FT と Lipsum-FT を測ったものです。",
  steps: (steps) => `${steps} ステップ`,
  measuredOn: {
    wasm: "プロセッサ（wasm、AMD EPYC）",
    webgpu: "グラフィックスカード",
    node: "プロセッサ（Node）",
  },
  measured: (device, memory) =>
    `≈ ${device}で FT と Lipsum-FT${memory === null ? "" : `、ヒープ ${memory}`}。`,
  notMeasured: "グラフィックスカードでは未測定です。",
  training: "学習",
  more: "詳細設定",
  groups: {
    trains: "学習する部分",
    optimizer: "オプティマイザ",
    measuring: "測定",
    prompts: "プロンプト",
    memory: "メモリ",
    device: "画像とデバイス",
  },
  memory: {
    title: "メモリ",
    counting: "必要量を計算中……",
    notCounted: "設定を変えるか開始すると計算します。",
    unknown: (reason) => `必要量は不明です：${reason}`,
    takes: (total, budget) => `約 ${total}、想定 ${budget}。`,
    tooMuch: (total, budget) =>
      `約 ${total} で、想定の ${budget} を超えます。開始できません。次の一つを選ぶか、上限を変えてください。`,
    refused: (total, budget) =>
      `約 ${total} が必要で、想定は ${budget} です。「メモリ」の変更（活性値の再計算、小さいバッチ、LoRA、最後のブロック、LayerNorm）を一つ選ぶか、そこで上限を変えてください。`,
    beside: (total) => `ほかにコンピューターのメモリを約 ${total}：`,
    nothingFits: "どの変更でも収まりません。小さいモデルを選んでください。",
    budget: "上限（GB）",
    budgetDoc:
      "実験が使ってよいメモリの量です。ページからはグラフィックスカードの容量を尋ねられません。見積もりが超えると開始を拒み、どの変更で収まるかを示します。",
    exact: "更新は同じ",
    parts: {
      weights: "重み",
      gradients: "勾配",
      moments: "モーメント",
      copies: "コピー",
      activations: "活性値",
      frozenImageTower: "凍結した画像タワー",
      frozenTextTower: "凍結したテキストタワー",
      inputs: "入力",
      replay: "記録したコマンド",
      wasmCopies: "WebAssembly のコピー",
      model: "読み込んだモデル",
      pictures: "画像",
      features: "キャッシュした特徴",
      host: "ページ自体",
    },
    docs: {
      weights:
        "手法が学習するすべての数で、一つ 4 バイト、同時にデバイスにある手法ごとに一組です。順に学習する手法は場所を共有します。",
      gradients:
        "学習する数それぞれに対する損失の変化です。バッチを分割すると、その部分のものと、それまでの平均の二組になります。",
      moments:
        "各勾配とその二乗についての AdamW の移動平均です。学習に重みの約 4 倍のメモリが要るのはこのためです。",
      copies:
        "学習中のもの以外の重みで、移動平均、ホールドアウト画像で選ぶ場合のこれまでの最良、測定のためにまとめた重みです。どれも使わない手法にはありません。",
      activations:
        "順伝播で計算し、逆伝播でまた使うもので、ステップか測定の最も多い瞬間の量です。バッチとともに増え、小さいバッチ、バッチの分割、活性値の再計算で減ります。",
      frozenImageTower:
        "毎ステップ比較する手法のための、ゼロショットの画像タワーです。固定ビューでは、一度計算した特徴がその代わりになります。",
      frozenTextTower:
        "ランダムテキスト、キャプション、文脈を読むテキストタワーで、学習しません。テキストを使わない手法は、プロンプトを読んだ後に手放します。",
      inputs:
        "デバイスに送る、バッチの画像・ラベル・テキストと、測定の画像です。ほかに比べれば小さいものです。",
      replay:
        "記録したコマンドが自分のために持つメモリで、これによりグラフィックスカードでステップごとの準備が要らなくなります。メモリを使う代わりに、毎ステップが速くなります。",
      wasmCopies:
        "プロセッサでは onnxruntime が WebAssembly の専用メモリで計算するため、ステップが読むものと返すものはそこへコピーされ、またそこからコピーされます。onnxruntime 自身がそこで使う 17 MB も含みます。",
      model:
        "ファイルから読んだままの重みで、コンピューターのメモリにあります。すべての実行がここから始まります。",
      pictures:
        "使う分割の画像（1 ピクセル 3 バイト）と、次の測定のために用意した画像です。クラスあたりの画像が少ないほど減ります。",
      features:
        "固定ビュー、またはキャッシュした特徴を使う手法の全画像から、凍結したタワーが作ったものです。毎ステップのタワーの計算の代わりになります。",
      host: "ファイルに書き出す途中の重みと、ブラウザがまだ片づけていないものです。学習中に増えたり減ったりします。",
    },
  },
  computeOn: "計算デバイス",
  computeDoc:
    "グラフィックスカード（WebGPU）があればそれを、なければプロセッサ（wasm）を使います。小さなモデルはプロセッサのほうが速いこともあり、比べればわかります。どちらも同じ実験を計算し、丸めを除いて一致します。",
  automatic: "自動",
  webgpu: "WebGPU",
  wasm: "CPU（wasm）",
  parity: {
    check: "PyTorch の数値と照合する",
    doc: "小さなモデルで FT と Lipsum-FT の勾配と 10 回の更新を計算し、PyTorch の結果と比べます",
    checking: "照合中…",
    agrees: (device, compared, error, torch) =>
      `${device} は PyTorch ${torch} と一致します。${compared} 個の数値のうち最も離れたものの相対誤差は ${error} で、本プロジェクトのテストの許容範囲内です。`,
    differs: (device, count, compared, what, error) =>
      `${device} の計算は誤っています。${compared} 個のうち ${count} 個の数値がテストの許容範囲より PyTorch から離れ、「${what}」の相対誤差は ${error} です。もう一方のデバイスを選ぶか、ブラウザとグラフィックスドライバーを更新してください。`,
  },
  trial: {
    compare: "ここで二つを比べる",
    doc: "それぞれで 2 秒ずつ学習し、速いほうを使います",
    measuring: (device) => `${device} で測定中…`,
    took: (method, perSecond, device) => `${method}：${device} で毎秒 ${perSecond} ステップ。`,
    faster: (device, times) => `${device} のほうが ${times} 倍速いので、これを使います。`,
  },
  unused: (labels) => `この実験では使いません：${labels}。`,
  toDefaults: "すべての設定を既定値に戻す",
  about: (label) => `${label}について`,
  slider: (label) => `${label}、スライダー`,
  backTo: (value) => `${value} に戻す`,
  setBackTo: (label, value) => `${label}を ${value} に戻す`,
  takes: (rule) => `値：${rule}。`,
  mustBe: (label, rule, got, usual) =>
    `${label}は${rule}でなければなりませんが、「${got}」です。既定値は ${usual} です。`,
  default: (value, source) => `既定値 ${value}${source === undefined ? "" : `（${source}）`}。`,
};
