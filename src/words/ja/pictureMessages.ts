import type { Translated } from "../translation.ts";

export const pictureMessages: Translated<"messages"> = {
  isEmpty: () => "空のファイルです",
  isAGif: () => "GIF です（読めるのは JPEG と PNG）",
  isAWebp: () => "WebP です（読めるのは JPEG と PNG）",
  isABmp: () => "BMP です（読めるのは JPEG と PNG）",
  isATiff: () => "TIFF です（読めるのは JPEG と PNG）",
  isAWebPage: () => "画像ではなく Web ページです（読めるのは JPEG と PNG）",
  isUnknown: () => "不明な形式です（読めるのは JPEG と PNG）",
  pngCutOff: () => "途中で切れた PNG です",
  pngBroken: (detail) => `壊れた PNG です（${detail}）`,
  pngLacksPixels: () => "壊れた PNG です（ピクセルが足りません）",
  notJpeg: () => "JPEG ではありません",
  jpegBroken: (detail) => `壊れた JPEG です（${detail}）`,
  jpegSegment: (at) => `${at} バイト目でセグメントが始まるはずです`,
  jpegNoFrame: () => "ピクセルの前にフレームヘッダーがありません",
  jpegNoReason: () => "デコーダーからの説明なし",
  jpegNoEnd: () => "途中で切れた JPEG です（終了マーカーがありません）",
  jpegCutOff: () => "ピクセルの前で切れた JPEG です",
  jpegCmyk: () => "印刷用の色（CMYK）の JPEG です。RGB で保存してください",
  noPixels: (width, height) => `ピクセルがありません（${width}×${height}）`,
  tooManyPixels: (width, height, most) =>
    `${width}×${height} ピクセルあります。最大 ${most} ピクセルなので、小さくしてください`,
  notOutOfZip: (detail) => `zip から取り出せません（${detail}）`,
  noBytesInRow: () => "行に画像データがありません",
  nameless: () => "ラベルかドメインに名前がありません",
  notInLists: (domain) => `${domain} の公式リストにありません`,
  notInClassFolder: () => "クラスのフォルダにありません",
  otherDepth: (deep, most) => `フォルダ ${deep} 階層の深さにあります（多くの画像は ${most} 階層）`,
  viewerHoldsPart: () => "ビューアーには一部しかありません。残りは parquet ファイルにあります",
  viewerNotGiven: (status) => `データセットビューアーから得られません（${status}）`,

  notZip: (name, detail) => `「${name}」は読める zip ではありません（${detail}）`,
  notParquet: (name, detail) => `「${name}」は読める parquet ではありません（${detail}）`,
  parquetColumns: (name, missing) =>
    `「${name}」には image.bytes、label、domain の列が必要ですが、${missing} がありません`,
  parquetNames: (name) =>
    `「${name}」にラベルの名前がありません。Hugging Face の datasets が書くように、フッターに huggingface の項目が必要です`,
  parquetNone: (name) => `「${name}」には parquet ファイルが一つ以上必要です`,
  parquetOthers: (one, other) =>
    `「${one}」と「${other}」ではドメインかラベルの名前が違います。同じデータセットのものではありません`,
  jpegDecoderMissing: (url, status) =>
    `JPEG デコーダーを ${url} から読み込めませんでした（${status}）。ページを再読み込みしてください。`,

  noDomain: (name, known) => `ドメイン「${name}」はありません。あるのは ${known} です`,
  noClass: (name, known) => `クラス「${name}」はありません。あるのは ${known} です`,
  andMore: (shown, more) => `${shown}、ほか ${more} 個`,
  domainOnce: (got) => `各ドメインを選べるのは一度だけですが、${got} でした`,
  classOnce: (got) => `各クラスを選べるのは一度だけですが、${got} でした`,
  twoClasses: (got) => `クラスを二つ以上選んでください（今は ${got} 個）`,
  nothingToTrainOn: (domain, skipped) =>
    `「${domain}」に学習に使える画像が一枚もありませんでした。${skipped} 枚を飛ばしました`,
  theFirst: (why, reason) => `${why}。最初の一枚は、${reason}`,
  picturesTooLarge: (pictures, domain, mib) =>
    `「${domain}」の ${pictures} 枚の画像に ${mib} MiB 必要ですが、メモリが足りません。画像かクラスを減らしてください`,
  importBrokeOff: () =>
    "取り込みワーカーが中断しました。やり直してください。また起きたら、画像を減らすか、ページを再読み込みしてください。",
  importBrokeOffBecause: (cause) =>
    `取り込みワーカーが中断しました（${cause}）。やり直してください。また起きたら、画像を減らすか、ページを再読み込みしてください。`,

  atLeastTwo: () => " 2 個以上",
  oneReference: () => "参照ドメイン（role が reference）をちょうど一つ含むリスト",
  referenceTrain: (at) => `${at}：参照ドメインに学習用（train）の画像がありません`,
  likeId: () => "「flat-colour」のような形",
  everyLabel: (at, label) => `${at} にはすべての画像のラベルが必要ですが、${label} がありません`,
  notEmpty: () => "空でないリスト",
  plainPath: () => "単純な相対パス",
  hasTwice: (at, name) => `${at} に「${name}」が二度あります`,
  noSplit: (path, domain, split) =>
    `${path}：ドメイン「${domain}」に、この実行に必要な ${split} がありません`,
  packSize: (path, size, pictures, got) =>
    `${path} は ${pictures} 枚の画像で ${size} バイトのはずが ${got} でした。データセットを取り込み直してください。`,
  otherAtlas: (path, hash, got) =>
    `${path} は索引にあるファイルではありません。sha256 は ${hash} のはずが ${got} でした。データセットを作り直すか、ブラウザのキャッシュを消してください。`,
  atlasSize: (path, width, height, pictures, got) =>
    `${path} は ${pictures} 枚の画像で幅 ${width}、高さ ${height} 以上のはずが ${got} でした`,
  atlasUnread: (path, detail) => `${path} は読める PNG ではありません（${detail}）`,
  atlasForm: (path, channels, bits) =>
    `${path} は透明でない 8 ビットのグレーか RGB の PNG でなければなりませんが、${bits} ビットのチャネルが ${channels} 個でした`,
};
