import type { Translated } from "../translation.ts";

export const shortcuts: Translated<"shortcuts"> = {
  open: "键盘快捷键",
  title: "键盘快捷键",
  intro: "输入文字时不起作用。快捷键按下的是页面上的按钮，所以被固定的仍然固定。",
  close: "关闭",
  switchOff: "使用键盘快捷键",
  keys: {
    run: { key: "空格", does: "开始、暂停、继续" },
    step: { key: "→", does: "每种方法更新一次" },
    share: { key: "S", does: "分享" },
    present: { key: "P", does: "演示：放大，一次一张图" },
    theme: { key: "T", does: "浅色或深色" },
    sheet: { key: "?", does: "本页" },
    slides: { key: "← →", does: "演示时：上一张图、下一张图" },
    charts: { key: "← → + − 0 Enter", does: "在图上：移动十字线、缩放、整个横轴、当时的预测" },
    leave: { key: "Esc", does: "离开课程或演示" },
  },
  present: "演示",
  presenting: "演示",
  endPresenting: "结束演示",
  previous: "上一张图",
  next: "下一张图",
  slide: (at, of) => `${at} / ${of}`,
  noSlides: "还没有可演示的内容：请按开始。",
  pressed: (name) => `按下：${name}`,
  set: (name, value) => `${name} = ${value}`,
};
