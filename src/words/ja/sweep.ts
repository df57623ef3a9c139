import type { Translated } from "../translation.ts";

export const sweep: Translated<"sweep"> = {
  title: "スイープ",
  doc: "選んだ手法を、複数のシードと一つの設定の複数の値で、順に実行します。",
  docs: {
    seeds:
      "選んだ手法それぞれを、シードごとに一回実行します。0, 3, 7 のような並びか、0-4 のような範囲で書きます。複数のシードなら、一回の実行ではなく平均とその 95% 区間が得られます。",
    field:
      "いくつかの値をとる設定を一つ選びます。どの値もすべてのシードで実行します。ほかの設定は上のままです。",
    values:
      "その設定がとる値を、コンマで区切って書きます。どの値もその設定の規則に従い、ほかと同じになる実行は省かれます。",
  },
  seeds: "シード",
  seedsHint: "0-4、または 0, 3, 7",
  field: "設定",
  noField: "なし",
  values: "値",
  queue: (runs) => `${runs} 個の実行をキューに入れる`,
  queued: "キューに入っています",
  size: (experiments, time) =>
    `${experiments} 個の実験、${time === null ? "最初の実行までは時間不明" : `≈ ${time}`}`,
  badSeeds: (text) =>
    `シードは 0 から 4294967295 の整数か、0-4 のような範囲でなければなりません。入力は「${text}」です。`,
  badValue: (label, rule, text) => `${label}は${rule}でなければなりません。入力は「${text}」です。`,
  noValues: (label, rule) => `${label}の値をコンマで区切って書いてください：${rule}。`,
  tooMany: (runs, most) =>
    `実行が ${runs} 個になります。一度に ${most} 個までです。シードか値を減らしてください。`,
  queueTitle: "キュー",
  waiting: (count) => `${count} 個が待機中`,
  started: (started, all) => `${all} 個中 ${started} 個を開始`,
  held: "キューは待機しています。",
  goOn: "続ける",
  clear: "消去",
  cancel: (label) => `${label} を取り消す`,
};
