import type { Translated } from "../translation.ts";

export const units: Translated<"units"> = {
  seconds: (count) => `${count}초`,
  minutes: (count) => `${count}분`,
  hours: (count) => `${count}시간`,
  list: (parts) => parts.join(", "),
  colon: ": ",
  stop: ". ",
  clauses: (parts) => parts.join("; "),
};
