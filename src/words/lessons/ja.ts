import type { LessonFacts } from "./facts.ts";
import type { LessonWords } from "./lessonWords.ts";
import { chance, sentencesOf } from "./sentences.ts";

const { own, ownGaps, measured } = sentencesOf({
  accuracies: ({ name, reference, shifted }, domain) =>
    `${name}：${domain} ${reference}、シフトドメイン ${shifted}`,
  gap: ({ name, gap }) => `${name} ${gap}`,
  own: (models) => `あなたの実験：${models.join("；")}。`,
  ownGaps: (models) => `あなたの実験、シフトドメイン平均：${models.join("、")}。`,
  none: "「開始」を押すと、自分の数値が得られます。",
  measured: (models) => `事前に測った値：${models.join("；")}。`,
});

/** 五つのレッスン。 */
export const ja: LessonWords = {
  zeroShot: {
    title: "ゼロショットとは",
    summary: "課題の例を一つも見ず、クラスの名前だけを知っている分類器。",
    steps: {
      prompts: {
        text: "CLIP には二つのタワーがあります。一つは画像をベクトル f(x) に、もう一つはテキストをベクトル g(t) に変えます。テキストタワーは各クラスについて “a drawing of a house” のようなプロンプトを読み、そのベクトルの平均が W のそのクラスの列になります。「開始」を押してください。何も学習せず、各画風を測るだけです。",
        question: "画像を使わないのに、分類器 W の数値はどこから来るのでしょうか。",
        answer: () =>
          "テキストタワーだけから来ます。W_c はクラス c のプロンプトの g(t) の平均を正規化したものです。画像は、向きが最も近い列のクラスになります。",
      },
      guess: {
        text: "正解率を信じる前に、当て推量ならどれだけかを考えましょう。",
        question: "ここで当て推量はどのくらい当たりますか。",
        answer: (facts) =>
          `クラスは ${facts.classes} 個なので ${facts.classes} 分の 1、${chance(facts)}% です。${own(facts)}`,
      },
      styles: {
        text: "下の表にすべての画風があります。モデルは説明文つきの画像で事前学習され、あなたの課題の画風は知らされていません。",
        question: "どの画風が最も易しく、どれが最も難しいですか。",
        answer: (facts) =>
          facts.zeroShot
            ? `最も易しいのは${facts.zeroShot.best}、最も難しいのは${facts.zeroShot.worst}です。この後の学習はすべて、これらの数値と比べられます。`
            : own(facts),
      },
    },
  },
  cost: {
    title: "ファインチューニングの代償",
    summary: "一つの画風で学習すれば、その画風は上達します。代償を払うのはほかの画風です。",
    steps: {
      predict: {
        text: "FT は普通のファインチューニングです。一つの画風の画像での交差エントロピーで、画像タワーのすべての重みが自由に動きます。「開始」を押す前に、学習する画風とほかの五つの画風がどうなるか、予想を書き留めてください。",
        question: "ほかの画風の平均は、上がるでしょうか、変わらないでしょうか、下がるでしょうか。",
        answer: (facts) => `${measured(facts, "short", ["zero-shot", "ft"])}${own(facts)}`,
      },
      run: {
        text: "小さなグラフを見てください。点線がゼロショットです。点線より下の曲線は、前にできたことを忘れています。",
        question: "学習した画風は何ステップ目で伸びが止まり、ほかは持ち直しますか。",
        answer: (facts) =>
          `グラフに十字線を合わせて読み取ってください。そこから先のステップは、その画風を助けずに、ほかに代償を払わせることがあります。${own(facts)}`,
      },
      longer: {
        text: "設定の更新回数は、今は六倍です。時間がなければ、実行せずに答えを読んでください。",
        question: "長く学習すると、代償は利得と歩調を合わせて増えますか。",
        answer: (facts) =>
          `短いプリセット。${measured(facts, "short", ["ft"])}長いプリセット。${measured(facts, "longer", ["ft"])}${own(facts)}`,
      },
    },
  },
  energyGap: {
    title: "エネルギーギャップ",
    summary: "モデルがどれだけ動いたかを、意味のないテキストへの答えから読み取ります。",
    steps: {
      measure: {
        text: "意味のないランダムテキストを取り、画像のスコアを出します：v(x) = s·f(x)·Gᵀ。エネルギーギャップは (v − v₀)² の平均で、v₀ はゼロショットモデルのスコアです。FT と Lipsum-FT を一緒に開始し、結果を「エネルギーギャップ」に切り替えてください。",
        question: "最初の更新の前、エネルギーギャップはいくつですか。なぜですか。",
        answer: () =>
          "ちょうど 0 です。更新の前は v が v₀ だからです。それからは、テキストから見える方向に特徴がどれだけ動いたかを示します。",
      },
      compare: {
        text: "どちらの手法も、同じバッチを同じ順序で見ます。違うのは損失だけです。",
        question: "動きが小さいのはどちらですか。それは正解率に現れますか。",
        answer: (facts) =>
          `${measured(facts, "short", ["ft", "lipsum-ft"])}${ownGaps(facts)}${own(facts)}`,
      },
      relation: {
        text: "論文の主張：シフトした画風でエネルギーギャップが大きくなるところでは、ゼロショットに対する正解率が下がる。一回の実験では証明になりません。",
        question: "このページで、この主張をどう確かめますか。",
        answer: (facts) =>
          `ギャップを変えるもの（学習率、ステップ数、λ）を一つ変え、それぞれ複数のシードで実行し、ギャップに対する相対的な正解率を図にします。ギャップの原因によらず点が一本の下降線に乗れば、主張はここで成り立ちます。${twoLengths(facts)}`,
      },
    },
  },
  rivals: {
    title: "Lipsum-FT とライバルたち",
    summary: "学習の間に何を動かさないか。三つの考えと、何も留めない一つ。",
    steps: {
      families: {
        text: "L2-SP は重みを出発点の近くに留めます。CAR-FT は画像のコンテキストについての判断を、Lipsum-FT はランダムテキストへのスコアを留めます。FT は何も留めません。左で手法を開くと損失が読めます。",
        question:
          "四つのうち、更新のたびにテキストも凍結したタワーの複製も要らないのはどれですか。",
        answer: () =>
          "FT です。L2-SP もほぼそうで、元の重みは要りますが、二度目の順伝播は要りません。CAR-FT と Lipsum-FT は、学習中の特徴の横でゼロショットモデルの特徴を計算し、Lipsum-FT は毎ステップ新しいランダムテキストも符号化します。",
      },
      rank: {
        text: "四つを開始してください。同じバッチで交代に進みます。順位を二度つけましょう。まず学習した画風で、次にシフトした画風の平均で。",
        question: "順位は同じですか。シフトした画風で最もよい手法は、何をあきらめましたか。",
        answer: (facts) =>
          `${own(facts)}モデルを強く留める手法ほど、学ぶものが少なくなりがちです。多くを保ち、失うものが少なければ、その手法には価値があります。`,
      },
      average: {
        text: "EMA の損失は何も留めません。測定するのは、ゼロショットモデルから始まる重みの移動平均です。FT、Lipsum-FT と並べて開始してください。",
        question: "あなたの実行では、ある手法がシフトした画風で先頭です。これは発見と言えますか。",
        answer: (facts) =>
          `一つのシードでは言えません。区間を見て、そう言う前に複数のシードをキューに入れてください。${own(facts)}`,
      },
    },
  },
  knobs: {
    title: "α、λ、M を手で動かす",
    summary: "学ぶものと保つものを引き換えにする、三つの数。",
    steps: {
      alpha: {
        text: "WiSE-FT は学習の後で重みを混ぜます：θ(α) = (1 − α)·θ₀ + α·θ₁。「開始」を押し、結果の下の「経路」を開いてください。",
        question: "シフトした画風で、両端を上回る α はありますか。",
        answer: (facts) =>
          `経路の上に、両端より高い点を探してください。α = 0 はゼロショット、α = 1 は FT とビット単位で同じです。その間の点に学習は要りません。${own(facts)}`,
      },
      lambda: {
        text: "λ は Lipsum-FT の項の重みです。今は既定の十倍です。0 なら Lipsum-FT は FT と同じです。",
        question: "λ を限りなく大きくすると、何が学べますか。",
        answer: (facts) =>
          `ヘッド W だけです。スコアが動いてはならないので、画像タワーは線形プローブのように元の場所に留まります。役に立つ λ は、シフトした画風が保たれ、学習した画風がまだ伸びるところにあります。${own(facts)}`,
      },
      texts: {
        text: "M は各ステップで引くランダムテキストの数で、今は 5 です。その平均がエネルギーギャップの推定になります。",
        question: "テキストを減らすと変わるのは、目標でしょうか、途中の雑音でしょうか。",
        answer: (facts) =>
          `雑音です。和を M で割るので、勾配の期待値はどの M でも同じです。テキストが少ないと、各ステップはモデルを少ない方向でしか留めません。${own(facts)}`,
      },
    },
  },
};

function twoLengths({ measured: of }: LessonFacts): string {
  const [short, longer] = [of("short", "ft"), of("longer", "ft")];
  if (!short || !longer) return "";
  return `まず、事前に測った二つのプリセットの FT から始めましょう。短い方：ギャップ ${short.gap}、シフトドメイン ${short.shifted}。長い方：ギャップ ${longer.gap}、シフトドメイン ${longer.shifted}。ギャップが大きい方が、正解率は低いですか。`;
}
