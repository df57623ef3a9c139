import type { Translated } from "../translation.ts";
import { commonFields } from "./commonFields.ts";
import { methodFields } from "./methodFields.ts";

export const schema: Translated<"schema"> = {
  fields: { ...commonFields, ...methodFields },
  summaries: {
    "zero-shot": "预训练模型本身，分类头由文本塔根据提示词写出。",
    "linear-probe": "只训练分类头；图像塔保持原样，特征完全不动。",
    ft: "普通微调：在参考域上用交叉熵，没有任何约束。",
    "lp-ft": "先在冻结特征上拟合分类头，再微调全部：合适的分类头使特征移动更少。",
    ema: "普通微调，但测量的是从零样本模型开始的权重滑动平均。",
    "l2-sp": "微调时把权重拉回零样本模型的权重。",
    kd: "微调时使类别预测保持接近零样本模型的预测。",
    "car-ft": "微调时使图像塔对图片上下文（照片、素描等）的判断保持接近零样本模型。",
    "lipsum-ft": "微调时使图像塔在随机文本上的得分保持接近零样本模型。",
    guidance: "介于 Lipsum-FT 与 CAR-FT 之间的微调：约束哪些得分、用哪种距离约束到零样本模型。",
    flyp: "像 CLIP 预训练那样微调两塔：在一个批次里分辨图片自己的描述与其他描述。",
    starft: "FLYP，但在误导性的情境（“in the snow”）里，对类别名称的判断须与零样本模型相同。",
    "r-adapter": "冻结 CLIP，在其每个分支后训练一个小的线性适配器，最后并入权重。",
    dfr: "保留图像塔，在一个各类别（或各域的各类别）同等重要的集合上重新拟合最后一层。",
    cfr: "找出模型仍会答错的训练图片，只调整最后的投影，把它们移向同类中答对的图片。",
    "wise-ft": "训练之后，把完成的运行与预训练的权重逐张量混合。",
    "soup-uniform": "把同一方法的几个运行的权重平均成一个模型。",
    "soup-greedy": "平均几个运行的权重，只有使留出准确率提高的运行才纳入。",
    tpgm: "把完成的运行的每个张量拉回其预训练的值，拉多远由留出图片决定。",
  },
  groups: {
    reference: "参照",
    regularised: "带正则的图像塔微调",
    "two-tower": "两塔一起微调",
    adapters: "适配器",
    cached: "基于缓存特征",
    "weight-space": "训练之后，在权重空间",
  },
  presets: {
    short: { title: "短", doc: "默认：足以看到微调在一个域上的收获和在其他域上的损失。" },
    longer: { title: "较长", doc: "数倍的更新：更长的微调要付出什么。" },
    full: { title: "完整", doc: "与论文同样多的更新。" },
  },
};
