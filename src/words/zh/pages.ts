import type { Translated } from "../translation.ts";

export const pages: Translated<"pages"> = {
  label: "页面",
  experiment: "实验",
  analyses: "分析",
  try: "试一试",
  lessons: "课程",
  board: "班级看板",
  loading: "正在加载",
};
