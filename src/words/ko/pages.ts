import type { Translated } from "../translation.ts";

export const pages: Translated<"pages"> = {
  label: "페이지",
  experiment: "실험",
  analyses: "분석",
  try: "해 보기",
  lessons: "수업",
  board: "학급 게시판",
  loading: "불러오는 중",
};
