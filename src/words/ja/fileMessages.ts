import type { Translated } from "../translation.ts";

export const fileMessages: Translated<"messages"> = {
  at: (at, why) => `${at}：${why}`,
  atMustBe: (at, rule, got) => `${at} は${rule}でなければなりませんが、${got} でした`,
  notJson: (at, detail) => `${at} は JSON ではありません（${detail}）`,
  nothing: () => "空",
  anObject: () => "オブジェクト",
  anArray: () => "配列",
  aText: () => "文字列",
  aFilledText: () => "空でない文字列",
  aFiniteNumber: () => "有限の数",
  aSafeInteger: () => " 2^53 未満の整数",
  aDate: () => " ISO 8601 形式の日付",
  aSha256: () => " 16 進 64 桁の SHA-256",
  risingSteps: () => " 1 から増えるだけの整数",
  listOf: (count) => ` ${count} 個の数のリスト`,
  listAsLong: (count) => ` ${count} 個のリスト（ラベルごとに一つ）`,
  listInRows: (each) => ` ${each} 個ずつの数のリスト`,

  notRecording: () => "Lipsum Playground の記録ではありません",
  recordingVersion: (known, got) =>
    `記録のバージョンは ${known} のはずが ${got} でした。ページが記録より古いので、再読み込みしてください`,
  inFile: (name, why) => `「${name}」：${why}`,
  noRecordingIn: (name) =>
    `${name} がないため、保存した実験ではありません。別のファイルを選んでください`,
  damagedZip: (detail) =>
    `zip が壊れています（${detail}）。おそらくコピーの際に途中で切れました。もう一度コピーしてください`,
  manifestForm: (manifest, form, got) =>
    `${manifest} は形式 ${form}、バージョン 1 のはずが ${got} でした。ページがファイルより古い可能性があるので、再読み込みしてください`,
  changedSince: (why) =>
    `${why}。保存した後にファイルが変更されたか壊れています。保存し直してください`,
  mustHaveBytes: (name, size, got) => `${name} は ${size} バイトのはずが ${got} でした`,
  mustHaveHash: (name, hash, got) => `${name} の SHA-256 は ${hash} のはずが ${got} でした`,
  notInManifest: (name, manifest) => `${name} は ${manifest} に載っていません`,
  none: () => "なし",
  oneKeptRun: (got) => `保存された実行のファイルには実行が一つのはずが、${got} 個ありました`,
  curvesOnly: (why) => `曲線は表示しますが、重みは使えません。${why}`,

  otherModel: (name, made, here) =>
    `この実行には SHA-256 が ${made} のモデル「${name}」が必要ですが、ここにあるのは ${here} です。ファイルを作ったページで開くか、新たに学習してください`,
  otherData: (name, made, here) =>
    `この実行には SHA-256 が ${made} のデータ「${name}」が必要ですが、ここにあるのは ${here} です。ファイルを作ったページで開くか、新たに学習してください`,
  saveAgain: (why) => `${why}。ファイルを保存し直してください`,
  runForEachMethod: (methods, got) =>
    `チェックポイントには ${methods} 個の手法ごとに実行が一つのはずが、${got} 個ありました`,
  storyUnreadable: (detail) => `チェックポイントの実行の経過を読めません（${detail}）`,
  strangerInStory: (runId) =>
    `チェックポイントが、含んでいない実行「${runId}」について述べています`,
  mustBeSavedOnTheWay: () =>
    "再開する実験は途中で保存する必要がありますが、このブラウザはこのページのファイルを保存しません。許可するか、別のプロファイルを使ってください",
  notCheckpoint: () => "チェックポイントのファイルではありません。",
  checkpointVersion: (version, got) =>
    `チェックポイントのバージョンは ${version} のはずが ${got} でした。このプログラムの別の版が書いたものです。`,
  checkpointOfOther: (tensor, elements, got) =>
    `別の実験のチェックポイントです。「${tensor}」は ${elements} 個の数のはずが ${got} でした。`,
  modelChanged: (saved, now) =>
    `この実験を保存した後にモデルが変わった（SHA-256 は ${saved}…、今は ${now}…）ため、同じ数値では再開できません。最初から始めてください。`,
  dataChanged: (saved, now) =>
    `この実験を保存した後にデータが変わった（SHA-256 は ${saved}…、今は ${now}…）ため、同じ数値では再開できません。最初から始めてください。`,
  nothingSavedOf: (startId) => `実験「${startId}」の保存は何もありません。`,
  noWeightsOf: (runId) =>
    `「${runId}」の重みがありません。まだ終わっていないか、保存できませんでした。`,
  notInTraining: () =>
    "この実行は今は学習中ではありません。始まるまで待つか、終わったときの結果を見てください。",
  runsInOtherTab: () => "この実験はすでに別のタブで動いています。そちらで続けてください。",
  alreadyRunning: () => "実験がすでに動いています。先に停止してください。",

  csvEmpty: () => "ファイルが空です。実行の数値を保存し直してください（結果 → ⋯ → 指標・CSV）。",
  csvNoRows: () =>
    "見出しの下に行がありません。実行の数値を保存し直してください（結果 → ⋯ → 指標・CSV）。",
  csvOther: (missing, header) =>
    `${missing} の列がありません。最初の行は「${header}」です。実行の数値は「結果 → ⋯ → 指標（CSV）」のファイルから読み戻せます。`,
  csvOfChart: (header) =>
    `グラフの表（「${header}」）で、どの設定のものか書かれていません。実行の数値は「結果 → ⋯ → 指標（CSV）」のファイルから読み戻せます。`,
  csvTwice: (column) =>
    `「${column}」の列が二つ以上あります。一つを除くか、ファイルを保存し直してください。`,
  csvWithout: (domain, column) =>
    `「${domain}」には ${column} の列が必要です。元に戻すか、${domain} のほかの列も除くか、ファイルを保存し直してください。`,
  csvCell: (line, column, rule, got) =>
    `${line} 行目の「${column}」の列は${rule}でなければなりませんが、「${got}」でした。変更を元に戻すか、実行したページで保存し直してください。`,
  csvNumber: () => "小数点で書いた数（0.25 など）",
  csvSame: (first) => `全行で同じ「${first}」（一つのファイルに実行は一つのため）`,
  csvStep: (least) => ` ${least} 以上の整数（ステップは増えるだけのため）`,
  csvShare: (n) => ` ${n} 枚中の割合（0 から 1）`,
  csvBeforeFirst: () => "空（ステップ 0 は最初の更新の前のため）",
  csvSettings: (problem) => `リンクと同じ書き方の設定（${problem}）`,
  csvOneMethod: () => "一つの手法の設定",
  csvNoNumbers: () =>
    "どの行にも数がありません。実行の数値を保存し直してください（結果 → ⋯ → 指標・CSV）。",
  csvTooLarge: (most, got) =>
    `実行の数値は最大 ${most} ですが、${got} ありました。「結果 → ⋯ → 指標（CSV）」のファイルを選んでください。`,
  csvQuotes: (line) =>
    `${line} 行目で始まる引用符が閉じていません。おそらくファイルが途中で切れました。もう一度コピーしてください。`,
};
