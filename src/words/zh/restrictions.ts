import type { Translated } from "../translation.ts";

export const restrictions: Translated<"restrictions"> = {
  note: "老师的话",
  restricted: "本课程的链接固定了一部分设置。",
  locked: "由本课程固定",
  parts: {
    presets: "预设",
    methods: "方法的选择",
    sweep: "参数扫描",
    compute: "计算设备",
    share: "分享按钮",
    pages: "页面标签",
  },
};
