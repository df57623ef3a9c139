import type { Translated } from "../translation.ts";

function measured(domains: number): string {
  if (domains === 1) return "測定するのもそのドメインです";
  return `測定は ${domains} ドメインすべてで行い、残りが代償を示します`;
}

export const intro: Translated<"intro"> = {
  title: "一つの画風を教え、何を忘れるかを見る。",
  clip: "CLIP は、画像を “a drawing of a house” のようなテキストと比べて認識します。一種類の画像でファインチューニングすると、その種類は上達し、ほかは忘れます。",
  runsBefore: "「開始」で ",
  runsAfter: (methods, model, domains) =>
    ` を${model ?? "小さな CLIP"} で${methods > 1 ? "、同じバッチを使って" : ""}実行します。学習に使う${model === null ? "画風" : "ドメイン"}は一つだけ。${measured(domains)}。`,
  samples: "各ドメインの画像の例",
  trainedOn: "学習",
  onlyMeasured: "測定のみ",
  start: "学習を開始",
  sizeUnknown: "大きさ不明",
  download: (model, pictures, engine) => {
    const parts = [
      model !== null && `モデル（${model}）`,
      pictures !== null && `画像（${pictures}）`,
      `計算エンジン onnxruntime（展開後最大 ${engine}）`,
    ].filter((part) => part !== false);
    return `最初に${parts.join("、")}を、すべてこのサイトから取得します。画像も数値も設定も、この端末から出ません。`;
  },
  nothingToFetch:
    "モデル、画像、計算エンジンはこの端末に保存されています。開始しても何も取得しません。画像も数値も設定も、この端末から出ません。",
  phone:
    "スマートフォンでは、実行の表示・再生・共有ができます。学習はしません。モデルと勾配と画像には、スマートフォンのブラウザが一つのタブに与えるより多くのメモリと安定した電力が必要です。",
  trainAnyway: "それでもここで学習する",
  reload: "ページを再読み込みして、もう一度試してください。",
  sources: (count) => `画像は、オープンライセンスの ${count} のアイコン集によるものです`,
  importedSources: "画像の出典",
  by: (author, license) => `作者 ${author}、${license}`,
};
