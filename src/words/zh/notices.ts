import type { Translated } from "../translation.ts";

export const notices: Translated<"notices"> = {
  linkTitle: "链接没有全部读懂。",
  linkDefaults: "以下字段改用默认值：",
  dismiss: "知道了",
  details: "供报告错误的详情",
  tryAgain: "重试",
  failures: {
    "bad-spec": { title: "这些设置无法运行。", advice: "" },
    "bad-file": { title: "文件不符合要求。", advice: "" },
    download: { title: "下载失败。", advice: "" },
    "no-webgpu": {
      title: "这里没有 WebGPU。",
      advice: "请在“更多”里改用 CPU 计算：数字相同。",
    },
    "device-lost": {
      title: "图形设备丢失。",
      advice:
        "可能有别的程序占用，或驱动被重置。已保存的都还在：请用较小的批大小继续，或在“更多”里改用 CPU。",
    },
    crashed: {
      title: "训练中断了。",
      advice: "已保存的都还在。如果再次发生，请重新加载页面、选用较小的批大小，或换一个浏览器。",
    },
    "out-of-memory": {
      title: "设备内存不足。",
      advice: "请选用较小的批大小，或在“更多”里让各方法依次运行。关闭其他标签页也有帮助。",
    },
    "too-large": { title: "所需内存超过允许的上限。", advice: "" },
    "no-storage": {
      title: "没有空间保存。",
      advice: "请腾出磁盘空间，或删除保存的运行。",
    },
    "non-finite": { title: "数值失控了。", advice: "" },
    cancelled: { title: "已停止。", advice: "" },
    internal: { title: "出了不该出的错。", advice: "" },
  },
};
