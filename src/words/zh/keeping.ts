import type { Translated } from "../translation.ts";

export const keeping: Translated<"keeping"> = {
  interruptedTitle: (step, steps) =>
    step > 0
      ? `有一个实验中断了；已保存到第 ${step} 步，共 ${steps} 步。`
      : "有一个实验在第一次更新之前中断了。",
  interruptedAbout: (methods) => `${methods}：以相同的批次、文本和权重继续，得到相同的数字。`,
  causes: {
    resumed: "实验曾被中断",
    "device-lost": "图形设备丢失",
    restarted: "训练线程中断",
  },
  mark: (cause, step) =>
    step > 0 ? `从第 ${step} 步继续：${cause}` : `重新开始：${cause}，当时尚未保存`,
  goOn: "继续",
  leave: "到此为止",
  unsavedTitle: "本实验没有在保存。",
  unsavedAbout: "完成之前关闭页面就会丢失。",
  droppedTitle: "磁盘已满。",
  droppedAbout: (runs) => `为腾出空间，删除了最早的运行：${runs}。固定的运行保留。`,
  unreadable: (count) => `有 ${count} 个保存的运行由本页的另一个版本生成，只有那个版本能读取。`,
  dismiss: "知道了",
};
