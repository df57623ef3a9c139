import type { LessonFacts } from "./facts.ts";
import type { TranslatedLessons } from "./lessonWords.ts";

const own = (facts: LessonFacts) =>
  facts.own.length === 0
    ? "按“开始”即可得到你自己的数字。"
    : `你的实验：${facts.own
        .map(
          (model) => `${model.name}：${facts.domain} ${model.reference}，偏移域 ${model.shifted}`,
        )
        .join("；")}。`;

/** 第一课。 */
export const zh: TranslatedLessons = {
  zeroShot: {
    title: "什么是零样本",
    summary: "一个没有见过你的任务的任何样例、只知道类别名称的分类器。",
    steps: {
      prompts: {
        text: "CLIP 有两座塔：一座把图片变成向量 f(x)，另一座把文本变成向量 g(t)。对每个类别，文本塔读取“a drawing of a house”这样的提示词；这些向量的平均就是 W 中该类别的一列。按“开始”：什么也不训练，只测量每种画风。",
        question: "既然没有用到任何图片，分类器 W 的数字从哪里来？",
        answer: () =>
          "只来自文本塔：W_c 是类别 c 的各提示词的 g(t) 的平均，再归一化。图片归入方向与之最接近的那一列的类别。",
      },
      guess: {
        text: "在相信一个准确率之前，先问瞎猜能得多少。",
        question: "在这里瞎猜有多大概率猜对？",
        answer: (facts) =>
          `共有 ${facts.classes} 个类别，所以是 ${facts.classes} 分之一：${(100 / facts.classes).toFixed(1)} %。${own(facts)}`,
      },
      styles: {
        text: "下面的表列出了每种画风。模型是在带说明文字的图片上预训练的，从未被告知你的任务是哪种画风。",
        question: "哪种画风对它最容易，哪种最难？",
        answer: (facts) => {
          const zeroShot = facts.own[0] ?? facts.measured("short", "zero-shot");
          return zeroShot
            ? `最容易的是 ${zeroShot.best}，最难的是 ${zeroShot.worst}。之后训练所做的一切都与这些数字比较。`
            : own(facts);
        },
      },
    },
  },
};
