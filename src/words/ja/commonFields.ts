import type { FieldTranslations } from "../translation.ts";

const ours = "本プロジェクトの設定";

/** どの手法にもある項目。 */
export const commonFields: FieldTranslations = {
  model: {
    label: "モデル",
    doc: "ファインチューニングする CLIP モデル。付属のものは、オープンライセンスのアイコンで一から学習しました。",
    options: { "drawings-clip": { label: "Drawings CLIP（付属）" } },
    other: { rule: "Hugging Face hub の hf:owner/name[@revision]、または自分の folder:name" },
  },
  dataset: {
    label: "データ",
    doc: "クラスとドメイン。学習は参照ドメインだけを見ます。ほかは忘れるかもしれないものです。",
    options: { drawings: { label: "Drawings：六つの画風（付属）" } },
    other: { rule: "インポートした folder:name" },
  },
  prompts: {
    label: "プロンプト",
    doc: "クラス名を入れるテキスト。その埋め込みの平均が、クラスのゼロショットの重みになります。",
    source: "著者のコードでは OpenAI の 80 個",
    options: {
      model: { label: "モデル付属", doc: "モデルのフォルダにあるもの。なければ普通の三つ。" },
      "openai-80": {
        label: "OpenAI の 80 個",
        doc: "CLIP の論文が ImageNet に使ったプロンプト。全クラスを読むのに時間がかかります。",
      },
      one: { label: "一つ", doc: "“a photo of a …” だけ。" },
    },
    other: {
      rule: "自分のプロンプト。それぞれにクラスを表す {} を一つ入れ、| で区切る",
      label: "自分で書く",
    },
  },
  classNames: {
    label: "クラス名",
    doc: "クラス名をどの形でプロンプトに入れるか。テキストタワーは下線を別の記号として読みます。",
    source: "著者のコードではそのまま",
    options: {
      spaces: { label: "空白で", doc: "“cell phone”、人が書くとおり。" },
      underscores: {
        label: "そのまま",
        doc: "“cell_phone”、DomainNet のフォルダと著者のコードのとおり。",
      },
    },
  },
  order: {
    label: "順序",
    doc: "複数の手法がデバイスをどう分け合うか。どちらの順序でも数値は同じです。",
    options: {
      interleaved: { label: "並べて", doc: "同じバッチで、一ステップずつ交代します。" },
      sequential: { label: "順番に", doc: "一つが終わってから次へ。メモリは半分です。" },
    },
  },
  trains: {
    label: "学習する部分",
    doc: "画像タワーのどれだけが学習するか。ヘッドは常に学習します。減らすほどメモリは少なく、モデルの動きも小さくなります。FLYP、StarFT、R-Adapter は自分で決めます。",
    source: "著者のコードではタワー全体",
    options: {
      all: { label: "タワー全体", doc: "画像タワーのすべての重み。" },
      "last-blocks": { label: "最後のブロック", doc: "最後の transformer 層と、その後の射影。" },
      "layer-norms": {
        label: "LayerNorm",
        doc: "すべての LayerNorm のスケールとシフト：数千個のパラメータ。",
      },
      lora: { label: "LoRA", doc: "すべての線形の重みに低ランクの項を加えます（Hu ら、2022）。" },
    },
  },
  lastBlocks: {
    label: "最後のブロック",
    doc: "最後のブロックだけを学習するとき、末尾から何層が学習するか。少ないほどゼロショットモデルが多く残ります。",
    source: ours,
  },
  loraRank: {
    label: "LoRA のランク",
    doc: "LoRA が各重みに加える項のランク。高いほど多くを変えられ、学ぶものも増えます。",
    source: ours,
  },
  selection: {
    label: "測定する重み",
    doc: "実行の終わりに測定し、書き出す重み。論文の方式を除き、テスト画像は選択に関わりません。",
    source: "本プロジェクトの設定。著者のコードは参照ドメインのテスト分割で最良のもの",
    options: {
      last: { label: "最後", doc: "最後のステップの後の重み。" },
      "held-out": {
        label: "ホールドアウトで最良",
        doc: "途中の評価で、参照ドメインの検証画像の成績が最良だった重み。同点なら最も新しいもの。",
      },
      paper: {
        label: "論文の方式",
        doc: "参照ドメインのテスト画像で最良だった重み。Lipsum-FT の著者のコードはこう選びます。自分自身で選ぶので、参照ドメインの正解率は高めに出ます。",
      },
    },
  },
  learningRate: {
    label: "学習率",
    doc: "AdamW の最大の歩幅。ウォームアップの後に達し、コサインに沿って 0 まで下がります。大きいほどモデルは遠くへ動き、多く学び、多く忘れます。",
    source: "本プロジェクトの設定、検証データで選択。論文では ViT-B/16 で 1e-5",
  },
  rateChanges: {
    label: "学習率の変更",
    doc: "何回の更新の後に学習率のピークを別の値にするか。ウォームアップとコサインはそのまま続きます。学習中に変えた値もここに書かれるので、その実行を繰り返せます。",
    source: "著者のコードではなし",
    options: { none: { label: "なし", doc: "ピークはずっと同じ。" } },
    other: {
      rule: "更新回数:学習率。小さい順に | で区切る。例 50:0.0001|80:0.00005",
      label: "ステップを指定",
    },
  },
  headLearningRateFactor: {
    label: "ヘッドの学習率 ×",
    doc: "分類ヘッドの学習率がタワーの何倍か。0 ならゼロショットのヘッドのままです。",
    source: "著者のコードでは 1",
  },
  steps: {
    label: "ステップ数",
    doc: "オプティマイザの更新回数、一回に一バッチ。多いほど参照ドメインは上がり、ほかが代償を払います。",
    source: "本プロジェクトの設定、検証データで選択。論文では 5,000",
  },
  batchSize: {
    label: "バッチサイズ",
    doc: "各ステップの画像の枚数。メモリと時間がともに増えます。",
    source: "本プロジェクトの設定。論文では 256",
  },
  accumulation: {
    label: "バッチの分割",
    doc: "勾配累積：バッチを等しい部分に分けて順に計算し、勾配を平均します。丸めを除けば同じ更新で、活性値のメモリは減り、勾配のコピーが一つ増えます。FLYP、StarFT、R-Adapter では使えません。損失がバッチ内の画像を比べるためです。",
    source: ours,
  },
  activations: {
    label: "活性値",
    doc: "順伝播の計算結果をステップが保持するかどうか。丸めを除けば数値は同じです。",
    source: ours,
    options: {
      kept: { label: "保持", doc: "順伝播の結果が逆伝播まで残ります。最も速い方法です。" },
      recomputed: {
        label: "再計算",
        doc: "各層の入力だけを残し、勾配が要るときに層をもう一度計算します（Chen ら、2016）。計算は約三分の一増え、メモリはごく一部で済みます。",
      },
    },
  },
  warmup: {
    label: "ウォームアップ",
    doc: "学習率が 0 から最大値へ上がるステップの割合。なければ、モーメントが定まらない最初の更新がモデルを乱すことがあります。",
    source: "著者のコードでは 0.1",
  },
  weightDecay: {
    label: "重み減衰",
    doc: "AdamW の分離した減衰：各ステップで、学習率のこの倍だけ重みを 0 へ引きます。0 なら引きません。引く先は 0 で、ゼロショットの重みではありません。",
    source: "著者のコードでは 0",
  },
  cropArea: {
    label: "最小の切り抜き",
    doc: "ランダムリサイズクロップは、画像の面積の少なくともこの割合を残します。1 なら反転だけです。",
    source: "本プロジェクトの設定、検証データで選択。著者のコードでは 0.08",
  },
  augmentedViews: {
    label: "固定ビュー",
    doc: "各画像の固定された拡張ビューの数で、順に見せます。0 ならバッチごとに新しく引きます。固定ビューの凍結タワーの特徴は最初の更新の前に一度だけ計算されるので、どのステップも凍結タワーを通らず、タワー全体を学習するときは凍結したコピーがデバイスに残りません。",
    source: "著者のコードでは毎回新しく引く",
  },
  evaluations: {
    label: "途中評価の回数",
    doc: "実行中に、固定した部分集合で全ドメインを何回測るか。実行の終わりにはすべてを測ります。",
  },
  evaluationSubset: {
    label: "途中評価の枚数",
    doc: "途中の評価ごとの、ドメインあたりの検証画像の枚数。少ないと速く、ばらつきます。どれだけばらつくかは区間が示します。",
  },
  seed: {
    label: "シード",
    doc: "画像の順序、データ拡張、ランダムテキストを決めます。シードが同じなら実験も同じです。",
  },
};
