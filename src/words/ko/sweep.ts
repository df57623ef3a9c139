import type { Translated } from "../translation.ts";

export const sweep: Translated<"sweep"> = {
  title: "스윕",
  doc: "고른 방법을 여러 시드와 한 설정의 여러 값으로 차례로 실행합니다.",
  docs: {
    seeds:
      "고른 방법마다 시드 하나에 한 번씩 실행합니다. 0, 3, 7 같은 목록이나 0-4 같은 범위로 씁니다. 시드가 여럿이면 한 번의 실행 대신 평균과 그 95% 구간을 얻습니다.",
    field:
      "여러 값을 갖는 설정을 하나 더 고릅니다. 값마다 모든 시드로 실행합니다. 나머지는 위에서 정한 그대로입니다.",
    values:
      "그 설정이 가질 값을 쉼표로 구분해 씁니다. 값마다 그 설정의 규칙을 지켜야 하며, 다른 것과 똑같아지는 실행은 뺍니다.",
  },
  seeds: "시드",
  seedsHint: "0-4 또는 0, 3, 7",
  field: "설정",
  noField: "없음",
  values: "값",
  queue: (runs) => `실행 ${runs}개를 대기열에 넣기`,
  queued: "대기열에 있음",
  size: (experiments, time) =>
    `실험 ${experiments}개, ${time === null ? "첫 실행 전에는 시간을 알 수 없음" : `≈ ${time}`}`,
  badSeeds: (text) => `시드는 0~4294967295의 정수이거나 0-4 같은 범위여야 합니다. 입력: ‘${text}’.`,
  badValue: (label, rule, text) => `${label}의 값은 ${rule}여야 합니다. 입력: ‘${text}’.`,
  noValues: (label, rule) => `${label}의 값을 쉼표로 나누어 쓰세요: ${rule}.`,
  tooMany: (runs, most) =>
    `실행이 ${runs}개가 됩니다. 한 번에 ${most}개까지입니다. 시드나 값을 줄이세요.`,
  queueTitle: "대기열",
  waiting: (count) => `${count}개 대기 중`,
  started: (started, all) => `${all}개 중 ${started}개 시작`,
  held: "대기열이 기다리고 있습니다.",
  goOn: "계속",
  clear: "비우기",
  cancel: (label) => `${label} 취소`,
};
