import type { Translated } from "../translation.ts";

export const transferMessages: Translated<"messages"> = {
  urlUnread: (url, reason, wayOut) => `${url} を読めませんでした（${reason}）。${wayOut}`,
  chooseHost: () =>
    "別のホストを選ぶか、自分でファイルをダウンロードしてフォルダから開いてください。",
  checkConnection: (wayOut) => `接続を確かめてやり直してください。${wayOut}`,
  checkName: () =>
    "名前を確かめるか、自分のアカウントでファイルをダウンロードしてフォルダから開いてください。",
  hostAnswered: (status) => `ホストの応答は ${status}`,
  hostAnsweredForPart: (status) => `一部分を求めたときのホストの応答は ${status}`,
  hostRefuses: (status, why) => `ホストの応答は ${status}。${why}`,
  termsFirst: () => "先にアカウントで利用条件に同意する必要があります",
  privateOrMissing: () => "非公開か、利用条件への同意が必要か、存在しません",
  pageForFile: () => "ファイルの代わりにページが送られてきました",
  noSizeTold: () => "ホストが Content-Range でファイルの大きさを伝えません",
  noFirstBytes: () => "ホストが最初のバイトを渡しません（416）",
  onlyWhole: (most) => `ホストは全体しか渡さず、${most} バイトを超えています`,
  hubLacks: () => "hub の一覧にあるのに、ファイルがありません",
  noLongerThere: () => "ファイルはもうありません",
  timesInARow: (reason, times) => `${reason}、${times} 回続けて`,
  nothingArrived: (seconds) => `${seconds} 秒間何も届きませんでした`,
  connectionFailed: (detail) => `接続に失敗しました：${detail}`,
  endedEarly: (count, length) => `${length} バイト中 ${count} バイトで終わりました`,
  notInBrowser: (url) =>
    `${url} はもうこのブラウザにありません。前に取得したところで、もう一度取得してください。`,
  changedMeanwhile: (name, got, size) =>
    `${name} は ${size} バイトのはずが ${got} バイトです。途中で変わりました。キャッシュを消してやり直してください。`,
  damagedOnItsWay: (name, got, hash) =>
    `${name} は転送中に壊れました。SHA-256 は ${hash} のはずが ${got} でした。破棄しました。やり直すか、別のホストを選んでください。`,
  hostAddress: (example, got) =>
    `hub のホストは ${example} のようなアドレスで指定しますが、「${got}」でした。`,
  siteFileFailed: (path, why) =>
    `「${path}」をダウンロードできませんでした（${why}）。接続を確かめ、「開始」を押してやり直してください。`,
  serverSentPage: () => "ファイルの代わりにページが送られてきました",
  pathOutside: (path, folder) => `「${path}」は ${folder} の中のパスでなければなりません`,
  fileMoved: (name) =>
    `「${name}」はもう読めません。移動、変更されたか、閉じられました。もう一度選んでください。`,
  nothingGiven: () =>
    "ファイルがありません。空のフォルダ、文字、Web ページの一部にはファイルが含まれません。ファイルか、ファイルの入ったフォルダを選んでください。",
  noSuchFile: (folder, path) => `${folder} にファイル「${path}」がありません。`,
  damagedBytes: () => "圧縮データが壊れています",
  unpackTooLarge: (most) => `展開後は最大 ${most} バイトです`,
  datasetNotOnHub: (host, path, dataset, advice) =>
    `${host} に ${dataset} のファイル「${path}」がありません。${advice}`,

  viewerRefuses: (url, reason, status) =>
    `データセットビューアーが ${url} を渡しません：${reason}（${status}）。一分後にやり直すか、代わりに parquet ファイルを取り込んでください。`,
  noAnswer: (url, detail) =>
    `${url} から応答がありません（${detail}）。ネットワークを確かめてください。`,
  noReason: () => "理由の説明なし",
};
