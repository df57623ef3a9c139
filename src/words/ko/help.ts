import type { Translated } from "../translation.ts";

export const help: Translated<"help"> = {
  formula: "수식",
  formulaLoading: "수식을 불러오는 중",
  formulaFailed: "수식을 가져올 수 없습니다. 연결을 확인하고 다시 여세요.",
  terms: "표시된 값의 설명",
};
