import type { Translated } from "../translation.ts";

export const keeping: Translated<"keeping"> = {
  interruptedTitle: (step, steps) =>
    step > 0
      ? `中断した実験があります。${steps} ステップ中 ${step} ステップまで保存済みです。`
      : "最初の更新の前に中断した実験があります。",
  interruptedAbout: (methods) =>
    `${methods}：同じバッチ、テキスト、重みで続き、同じ数値になります。`,
  causes: {
    resumed: "実験が中断していた",
    "device-lost": "グラフィックスデバイスを失った",
    restarted: "学習のワーカーが中断した",
  },
  mark: (cause, step) =>
    step > 0 ? `ステップ ${step} から継続：${cause}` : `最初からやり直し：保存の前に${cause}`,
  goOn: "続ける",
  leave: "ここで終える",
  unsavedTitle: "この実験は保存されていません。",
  unsavedAbout: "終わる前にページを閉じると失われます。",
  droppedTitle: "ディスクがいっぱいです。",
  droppedAbout: (runs) =>
    `空きを作るため、最も古い実行を削除しました：${runs}。ピン留めした実行は残ります。`,
  unreadable: (count) =>
    `保存された実行のうち ${count} 個は、このページの別の版が作ったもので、その版でしか読めません。`,
  dismiss: "閉じる",
};
