import type { Translated } from "../translation.ts";

export const pictureMessages: Translated<"messages"> = {
  isEmpty: () => "是空文件",
  isAGif: () => "是 GIF；只读取 JPEG 和 PNG",
  isAWebp: () => "是 WebP；只读取 JPEG 和 PNG",
  isABmp: () => "是 BMP；只读取 JPEG 和 PNG",
  isATiff: () => "是 TIFF；只读取 JPEG 和 PNG",
  isAWebPage: () => "是网页而不是图片；只读取 JPEG 和 PNG",
  isUnknown: () => "格式未知；只读取 JPEG 和 PNG",
  pngCutOff: () => "是被截断的 PNG",
  pngBroken: (detail) => `是损坏的 PNG：${detail}`,
  pngLacksPixels: () => "是损坏的 PNG：像素不全",
  notJpeg: () => "不是 JPEG",
  jpegBroken: (detail) => `是损坏的 JPEG：${detail}`,
  jpegSegment: (at) => `第 ${at} 字节应为段的开头`,
  jpegNoFrame: () => "像素之前没有帧头",
  jpegNoReason: () => "解码器没有说明原因",
  jpegNoEnd: () => "是被截断的 JPEG：缺少结束标记",
  jpegCutOff: () => "是在像素之前就被截断的 JPEG",
  jpegCmyk: () => "是印刷色（CMYK）的 JPEG：请存为 RGB",
  noPixels: (width, height) => `没有像素：大小为 ${width}×${height}`,
  tooManyPixels: (width, height, most) =>
    `有 ${width}×${height} 像素；最多解码 ${most} 像素：请缩小`,
  notOutOfZip: (detail) => `无法从 zip 中取出：${detail}`,
  noBytesInRow: () => "所在的行没有图片数据",
  nameless: () => "的标签或域没有名称",
  notInLists: (domain) => `不在${domain}的官方列表中`,
  notInClassFolder: () => "不在类别文件夹里",
  otherDepth: (deep, most) => `位于第 ${deep} 层文件夹，而多数图片在第 ${most} 层`,
  viewerHoldsPart: () => "在查看器中只有一部分；其余在 parquet 文件里",
  viewerNotGiven: (status) => `数据集查看器没有提供（${status}）`,

  notZip: (name, detail) => `“${name}”不是可读的 zip：${detail}`,
  notParquet: (name, detail) => `“${name}”不是可读的 parquet：${detail}`,
  parquetColumns: (name, missing) =>
    `“${name}”必须有 image.bytes、label 和 domain 列；缺少 ${missing}`,
  parquetNames: (name) =>
    `“${name}”没有给出标签的名称：其文件尾必须有 huggingface 条目，如 Hugging Face 的 datasets 所写`,
  parquetNone: (name) => `“${name}”至少需要一个 parquet 文件`,
  parquetOthers: (one, other) => `“${one}”与“${other}”的域或标签名称不同：它们不属于同一个数据集`,
  jpegDecoderMissing: (url, status) =>
    `无法从 ${url} 加载 JPEG 解码器（${status}）。请重新加载页面。`,

  noDomain: (name, known) => `没有域“${name}”；有的是 ${known}`,
  noClass: (name, known) => `没有类别“${name}”；有的是 ${known}`,
  andMore: (shown, more) => `${shown}，另有 ${more} 个`,
  domainOnce: (got) => `每个域只能选一次；得到的是 ${got}`,
  classOnce: (got) => `每个类别只能选一次；得到的是 ${got}`,
  twoClasses: (got) => `请至少选两个类别，现在是 ${got} 个`,
  nothingToTrainOn: (domain, skipped) => `“${domain}”没有一张可读的训练图片；跳过了 ${skipped} 张`,
  theFirst: (why, reason) => `${why}，其中第一张${reason}`,
  picturesTooLarge: (pictures, domain, mib) =>
    `“${domain}”的 ${pictures} 张图片需要 ${mib} MiB，内存放不下：请少选一些图片或类别`,
  importBrokeOff: () => "导入线程中断了。请重试；若再次发生，请少选一些图片，或重新加载页面。",
  importBrokeOffBecause: (cause) =>
    `导入线程中断了：${cause}。请重试；若再次发生，请少选一些图片，或重新加载页面。`,

  atLeastTwo: () => " 2 个或更多",
  oneReference: () => "恰有一个参考域（role 为 reference）的列表",
  referenceTrain: (at) => `${at}：参考域没有训练集（train）`,
  likeId: () => "“flat-colour”这样的写法",
  everyLabel: (at, label) => `${at} 必须包含每张图片的标签，缺少 ${label}`,
  notEmpty: () => "非空列表",
  plainPath: () => "普通的相对路径",
  hasTwice: (at, name) => `${at} 中“${name}”出现了两次`,
  noSplit: (path, domain, split) => `${path}：域“${domain}”没有本次运行所需的 ${split} 部分`,
  packSize: (path, size, pictures, got) =>
    `${path} 含 ${pictures} 张图片，应为 ${size} 字节，实际为 ${got}。请重新导入数据集。`,
  otherAtlas: (path, hash, got) =>
    `${path} 不是索引所描述的文件：sha256 应为 ${hash}，实际为 ${got}。请重新制作数据集，或清除浏览器缓存。`,
  atlasSize: (path, width, height, pictures, got) =>
    `${path} 含 ${pictures} 张图片，宽应为 ${width} 像素、高至少 ${height} 像素，实际为 ${got}`,
  atlasUnread: (path, detail) => `${path} 不是可读的 PNG：${detail}`,
  atlasForm: (path, channels, bits) =>
    `${path} 必须是不透明的 8 位灰度或 RGB PNG，得到的是 ${channels} 个 ${bits} 位通道`,
};
