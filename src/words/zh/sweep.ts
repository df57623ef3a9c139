import type { Translated } from "../translation.ts";

export const sweep: Translated<"sweep"> = {
  title: "参数扫描",
  doc: "把每种所选方法在多个种子、一个设置的多个取值上依次运行。",
  docs: {
    seeds:
      "所选的每种方法对每个种子各运行一次：写成列表（如 0, 3, 7）或范围（如 0-4）。多个种子给出平均值及其 95% 区间，而不是单次运行。",
    field: "再选一个取多个值的设置；每个取值都与每个种子组合运行。其余设置保持上面的值。",
    values:
      "该设置的取值，用逗号分隔。每个值都要符合该设置自身的规则；与其他运行完全相同的会略去。",
  },
  seeds: "种子",
  seedsHint: "0-4，或 0, 3, 7",
  field: "设置",
  noField: "无",
  values: "取值",
  queue: (runs) => `排入 ${runs} 个运行`,
  queued: "已在队列中",
  size: (experiments, time) =>
    `${experiments} 个实验，${time === null ? "首次运行前时间未知" : `≈ ${time}`}`,
  badSeeds: (text) => `种子必须是 0 到 4294967295 的整数或其范围，如 0-4；现为“${text}”。`,
  badValue: (label, rule, text) => `${label}必须是${rule}；现为“${text}”。`,
  noValues: (label, rule) => `请填写${label}的取值，用逗号分隔：${rule}。`,
  tooMany: (runs, most) => `这将是 ${runs} 个运行；一次最多 ${most} 个。请减少种子或取值。`,
  queueTitle: "队列",
  waiting: (count) => `${count} 个等待中`,
  started: (started, all) => `已开始 ${started}/${all}`,
  held: "队列在等待。",
  goOn: "继续",
  clear: "清空",
  cancel: (label) => `取消 ${label}`,
};
