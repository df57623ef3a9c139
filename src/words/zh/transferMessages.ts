import type { Translated } from "../translation.ts";

export const transferMessages: Translated<"messages"> = {
  urlUnread: (url, reason, wayOut) => `无法读取 ${url}：${reason}。${wayOut}`,
  chooseHost: () => "请换一个主机，或自行下载文件后从文件夹打开。",
  checkConnection: (wayOut) => `请检查网络后重试。${wayOut}`,
  checkName: () => "请检查名称，或用你自己的账号下载文件后从文件夹打开。",
  hostAnswered: (status) => `主机返回 ${status}`,
  hostAnsweredForPart: (status) => `请求其中一部分时主机返回 ${status}`,
  hostRefuses: (status, why) => `主机返回 ${status}：${why}`,
  termsFirst: () => "须先用账号接受其条款",
  privateOrMissing: () => "它是私有的、需要先接受条款，或并不存在",
  pageForFile: () => "主机发来的是网页而不是文件",
  noSizeTold: () => "主机没有在 Content-Range 中给出文件大小",
  noFirstBytes: () => "主机拒绝给出开头的字节（416）",
  onlyWhole: (most) => `主机只给整个文件，而它超过 ${most} 字节`,
  hubLacks: () => "hub 列出了这个文件，却没有它",
  noLongerThere: () => "文件已经不在了",
  timesInARow: (reason, times) => `${reason}，连续 ${times} 次`,
  nothingArrived: (seconds) => `${seconds} 秒内没有收到任何数据`,
  connectionFailed: (detail) => `连接失败（${detail}）`,
  endedEarly: (count, length) => `在 ${length} 字节中只收到 ${count} 字节就结束了`,
  notInBrowser: (url) => `${url} 已不在这个浏览器中。请到原来获取它的地方重新获取。`,
  changedMeanwhile: (name, got, size) =>
    `${name} 有 ${got} 字节，而应有 ${size} 字节：它在此期间变了。请清除缓存后重试。`,
  damagedOnItsWay: (name, got, hash) =>
    `${name} 在传输中损坏：其 SHA-256 为 ${got}，应为 ${hash}。已丢弃：请重试，或换一个主机。`,
  hostAddress: (example, got) => `hub 主机应为 ${example} 这样的地址，得到的是“${got}”。`,
  siteFileFailed: (path, why) => `“${path}”下载失败：${why}。请检查网络，再按“开始”重试。`,
  serverSentPage: () => "服务器发来的是网页而不是文件",
  pathOutside: (path, folder) => `“${path}”必须是 ${folder} 之内的路径`,
  fileMoved: (name) => `“${name}”已无法读取：它被移动、改动或关闭了。请重新选择。`,
  nothingGiven: () =>
    "其中没有文件：空文件夹、文字或网页的一部分都不含文件。请选择文件，或含有文件的文件夹。",
  noSuchFile: (folder, path) => `${folder} 中没有文件“${path}”。`,
  damagedBytes: () => "压缩的数据已损坏",
  unpackTooLarge: (most) => `解压后最多 ${most} 字节`,
  datasetNotOnHub: (host, path, dataset, advice) =>
    `${host} 上没有 ${dataset} 的文件“${path}”。${advice}`,

  viewerRefuses: (url, reason, status) =>
    `数据集查看器不提供 ${url}：${reason}（${status}）。请一分钟后重试，或改为导入 parquet 文件。`,
  noAnswer: (url, detail) => `${url} 没有应答：${detail}。网络是否正常？`,
  noReason: () => "它没有说明原因",
};
