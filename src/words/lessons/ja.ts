import type { LessonFacts } from "./facts.ts";
import type { TranslatedLessons } from "./lessonWords.ts";

const own = (facts: LessonFacts) =>
  facts.own.length === 0
    ? "「開始」を押すと自分の数値が得られます。"
    : `あなたの実験：${facts.own
        .map(
          (model) =>
            `${model.name}：${facts.domain} ${model.reference}、ずれた領域 ${model.shifted}`,
        )
        .join("；")}。`;

/** 最初のレッスン。 */
export const ja: TranslatedLessons = {
  zeroShot: {
    title: "ゼロショットとは",
    summary: "課題の例を一つも見ず、クラスの名前だけを知っている分類器。",
    steps: {
      prompts: {
        text: "CLIP には二つのタワーがあります。一つは画像をベクトル f(x) に、もう一つはテキストをベクトル g(t) に変えます。テキストタワーは各クラスについて “a drawing of a house” のようなプロンプトを読み、そのベクトルの平均が W のそのクラスの列になります。「開始」を押してください。何も訓練せず、各画風を測るだけです。",
        question: "画像を使わないのに、分類器 W の数値はどこから来るのでしょうか。",
        answer: () =>
          "テキストタワーだけから来ます。W_c はクラス c のプロンプトの g(t) の平均を正規化したものです。画像は、向きが最も近い列のクラスになります。",
      },
      guess: {
        text: "正解率を信じる前に、当て推量ならどれだけかを考えましょう。",
        question: "ここで当て推量はどのくらい当たりますか。",
        answer: (facts) =>
          `クラスは ${facts.classes} 個なので ${facts.classes} 分の 1、${(100 / facts.classes).toFixed(1)} % です。${own(facts)}`,
      },
      styles: {
        text: "下の表にすべての画風があります。モデルは説明文つきの画像で事前訓練され、あなたの課題の画風は知らされていません。",
        question: "どの画風が最も易しく、どれが最も難しいですか。",
        answer: (facts) => {
          const zeroShot = facts.own[0] ?? facts.measured("short", "zero-shot");
          return zeroShot
            ? `最も易しいのは ${zeroShot.best}、最も難しいのは ${zeroShot.worst} です。この後の訓練はすべてこれらの数値と比べられます。`
            : own(facts);
        },
      },
    },
  },
};
