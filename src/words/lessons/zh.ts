import type { LessonFacts } from "./facts.ts";
import type { LessonWords } from "./lessonWords.ts";
import { chance, sentencesOf } from "./sentences.ts";

const { own, ownGaps, measured } = sentencesOf({
  accuracies: ({ name, reference, shifted }, domain) =>
    `${name}：${domain} ${reference}，偏移域 ${shifted}`,
  gap: ({ name, gap }) => `${name} ${gap}`,
  own: (models) => `你的实验：${models.join("；")}。`,
  ownGaps: (models) => `你的实验，偏移域平均：${models.join("，")}。`,
  none: "按“开始”即可得到你自己的数字。",
  measured: (models) => `事先测得：${models.join("；")}。`,
});

/** 五课。 */
export const zh: LessonWords = {
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
          `共有 ${facts.classes} 个类别，所以是 ${facts.classes} 分之一：${chance(facts)}%。${own(facts)}`,
      },
      styles: {
        text: "下面的表列出了每种画风。模型是在带说明文字的图片上预训练的，从未被告知你的任务是哪种画风。",
        question: "哪种画风对它最容易，哪种最难？",
        answer: (facts) =>
          facts.zeroShot
            ? `最容易的是${facts.zeroShot.best}，最难的是${facts.zeroShot.worst}。之后训练所做的一切都与这些数字比较。`
            : own(facts),
      },
    },
  },
  cost: {
    title: "微调的代价",
    summary: "在一种画风上训练，这一种会变好，其他的付出代价。",
    steps: {
      predict: {
        text: "FT 是普通微调：在一种画风的图片上用交叉熵，图像塔的每个权重都可以改变。按“开始”之前，先写下你的预期：训练的那种画风会怎样，另外五种又会怎样？",
        question: "偏移画风的平均会升、不变，还是降？",
        answer: (facts) => `${measured(facts, "short", ["zero-shot", "ft"])}${own(facts)}`,
      },
      run: {
        text: "看那些小图：点线是零样本。曲线落到点线之下，就是忘掉了模型原来会的东西。",
        question: "训练的画风到第几步不再上升？其他画风会恢复吗？",
        answer: (facts) =>
          `把十字线移到图上就能读出。过了那一步再训练，可能只让其他画风付出代价，而对它没有帮助。${own(facts)}`,
      },
      longer: {
        text: "现在的设置更新次数是原来的六倍。时间不够时，可以不运行，直接看答案。",
        question: "训练更久，代价与收获同步增长吗？",
        answer: (facts) =>
          `较短的预设。${measured(facts, "short", ["ft"])}较长的预设。${measured(facts, "longer", ["ft"])}${own(facts)}`,
      },
    },
  },
  energyGap: {
    title: "能量差距",
    summary: "模型移动了多远，从它对无意义文本的回答中读出。",
    steps: {
      measure: {
        text: "取一些没有意义的随机文本，给图片打分：v(x) = s·f(x)·Gᵀ。能量差距是 (v − v₀)² 的平均，v₀ 是零样本模型的得分。同时开始 FT 和 Lipsum-FT，把结果切换到“能量差距”。",
        question: "第一次更新之前，能量差距是多少？为什么？",
        answer: () =>
          "恰好是 0：更新之前 v 就是 v₀。此后它表示特征在文本看得到的方向上移动了多远。",
      },
      compare: {
        text: "两种方法以相同的顺序看到相同的批次，只有损失不同。",
        question: "哪一种移动得少？准确率上看得出来吗？",
        answer: (facts) =>
          `${measured(facts, "short", ["ft", "lipsum-ft"])}${ownGaps(facts)}${own(facts)}`,
      },
      relation: {
        text: "论文的主张：偏移画风上能量差距增大的地方，相对零样本的准确率下降。一次实验不能证明它。",
        question: "你会怎样用这个页面检验这一主张？",
        answer: (facts) =>
          `改变一个会影响差距的量（学习率、步数、λ），每个取值用几个种子运行，画出相对准确率对差距的图。如果无论差距由什么造成，点都落在同一条下降的线上，这一主张在这里就成立。${twoLengths(facts)}`,
      },
    },
  },
  rivals: {
    title: "Lipsum-FT 与它的对手",
    summary: "学习时该固定什么：三种想法，加上一种什么都不固定的。",
    steps: {
      families: {
        text: "L2-SP 使权重不离起点太远。CAR-FT 固定模型对图片上下文的判断。Lipsum-FT 固定它在随机文本上的得分。FT 什么也不固定。在左侧打开一种方法，可以看到它的损失。",
        question: "四种方法中，哪一种每次更新既不需要文本，也不需要冻结的塔副本？",
        answer: () =>
          "FT；L2-SP 也差不多：它需要旧权重，但不需要第二次前向。CAR-FT 和 Lipsum-FT 要在微调的特征旁边计算零样本模型的特征；Lipsum-FT 每步还要编码新的随机文本。",
      },
      rank: {
        text: "开始这四种方法，它们在相同的批次上轮流进行。排两次名：先按训练的画风，再按偏移画风的平均。",
        question: "两次的名次相同吗？偏移画风上最好的方法放弃了什么？",
        answer: (facts) =>
          `${own(facts)}约束模型越多的方法，往往学得越少：保住很多而放弃很少，才算值得。`,
      },
      average: {
        text: "EMA 的损失里没有任何约束：它测量的是从零样本模型开始的权重滑动平均。让它与 FT、Lipsum-FT 一起开始。",
        question: "你的运行里有一种方法在偏移画风上领先。这算发现吗？",
        answer: (facts) => `只凭一个种子不算：请看区间，下结论之前先排入几个种子。${own(facts)}`,
      },
    },
  },
  knobs: {
    title: "亲手调 α、λ 和 M",
    summary: "三个数，在学到的与保住的之间权衡。",
    steps: {
      alpha: {
        text: "WiSE-FT 在训练之后混合权重：θ(α) = (1 − α)·θ₀ + α·θ₁。按“开始”，然后打开结果下方的“路径”。",
        question: "有没有一个 α，在偏移画风上胜过两端？",
        answer: (facts) =>
          `在路径上找一个比两端都高的点。α = 0 是零样本，α = 1 是 FT，逐位相同；其间的点不需要任何训练。${own(facts)}`,
      },
      lambda: {
        text: "λ 是 Lipsum-FT 附加项的权重；现在设为默认值的十倍。为 0 时 Lipsum-FT 就是 FT。",
        question: "λ 无限增大时，还有什么可学？",
        answer: (facts) =>
          `只剩分类头 W：得分不许移动，图像塔就停在原处，如同线性探针。有用的 λ 在这样的地方：偏移画风保住了，训练的画风仍有收获。${own(facts)}`,
      },
      texts: {
        text: "M 是每步抽取的随机文本数；现在设为 5。它们的平均是能量差距的估计。",
        question: "文本变少，改变的是目标，还是通向目标途中的噪声？",
        answer: (facts) =>
          `是噪声。由于总和除以 M，梯度的期望对任何 M 都相同；文本少时，每一步只在少数方向上约束模型。${own(facts)}`,
      },
    },
  },
};

function twoLengths({ measured: of }: LessonFacts): string {
  const [short, longer] = [of("short", "ft"), of("longer", "ft")];
  if (!short || !longer) return "";
  return `不妨从两个预设里的 FT 开始，事先测得：较短的，差距 ${short.gap}，偏移域 ${short.shifted}；较长的，差距 ${longer.gap}，偏移域 ${longer.shifted}。差距较大的，准确率较低吗？`;
}
