import type { Translated } from "../translation.ts";

export const board: Translated<"board"> = {
  title: "授業ボード",
  doc: "実行のリンクを一行に一つずつ貼り付けます。このタブの中で読むだけで、どこにも送りません。内容はすべてリンクの中にあります。",
  links: "実行のリンク、一行に一つ",
  placeholder: "https://…#run=1.…",
  read: (runs, links) => `${links} 個のリンクから ${runs} 個の実行`,
  problems: "読めなかったリンク",
  line: (line, message) => `${line} 行目：${message}`,
  notRun: "実行のリンクではありません。「共有」の「実行のリンク」には曲線が入っています。",
  repeated: (line) => `${line} 行目と同じリンクです。同じ実行は一度だけ数えます。`,
  more: (count) => `ほか ${count} 件`,
  otherFiles: (lines, first) =>
    `ファイルが違います。ハッシュから見て、${lines} 行目は ${first} 行目と別のモデルか別のデータで作られています。そのような実行の平均にはあまり意味がありません。除くか、別々のボードで比べてください。`,
  none: "まだ何も貼り付けられていません。授業の各リンクが細い線になり、太い線がその平均、帯が平均の 95% 区間です。",
  chartTitle: (domain) => `${domain}の正解率とステップ`,
  shifted: "シフトドメイン平均",
  results: "結果：実行の平均、その 95% 区間、最低から最高まで",
  method: "手法",
  runs: "実行数",
  spread: (low, high) => `${low}〜${high}`,
  device: "実行した場所",
  clear: "消去",
};
