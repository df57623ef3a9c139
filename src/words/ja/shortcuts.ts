import type { Translated } from "../translation.ts";

export const shortcuts: Translated<"shortcuts"> = {
  open: "キーボードショートカット",
  title: "キーボードショートカット",
  intro:
    "入力中は働きません。ショートカットはページのボタンを押すので、固定されたものは固定のままです。",
  close: "閉じる",
  switchOff: "キーボードショートカットを使う",
  keys: {
    run: { key: "Space", does: "開始、一時停止、再開" },
    step: { key: "→", does: "各手法を一回更新" },
    share: { key: "S", does: "共有" },
    present: { key: "P", does: "発表：大きく、グラフを一つずつ" },
    theme: { key: "T", does: "ライトとダークの切り替え" },
    sheet: { key: "?", does: "この一覧" },
    slides: { key: "← →", does: "発表中：前のグラフ、次のグラフ" },
    charts: {
      key: "← → + − 0 Enter",
      does: "グラフ上：十字線の移動、拡大、横軸全体、その時点の予測",
    },
    leave: { key: "Esc", does: "レッスンや発表を離れる" },
  },
  present: "発表",
  presenting: "発表",
  endPresenting: "発表を終える",
  previous: "前のグラフ",
  next: "次のグラフ",
  slide: (at, of) => `${at} / ${of}`,
  noSlides: "まだ見せるものがありません。「開始」を押してください。",
  pressed: (name) => `押したもの：${name}`,
  set: (name, value) => `${name} = ${value}`,
};
