import type { Translated } from "../translation.ts";

export const sweep: Translated<"sweep"> = {
  title: "スイープ",
  doc: "選んだ手法を、複数のシードと一つの設定の複数の値で、順に実行します。",
  seeds: "シード",
  seedsHint: "0-4、または 0, 3, 7",
  field: "設定",
  noField: "なし",
  values: "値",
  queue: (runs) => `${runs} 個の実行をキューに入れる`,
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
