import type { Translated } from "../translation.ts";

export const units: Translated<"units"> = {
  seconds: (count) => `${count} 秒`,
  minutes: (count) => `${count} 分`,
  hours: (count) => `${count} 時間`,
  list: (parts) => parts.join("、"),
  colon: "：",
  stop: "。",
  clauses: (parts) => parts.join("；"),
};
