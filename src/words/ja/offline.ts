import type { Translated } from "../translation.ts";

export const offline: Translated<"offline"> = {
  keeping: "オフラインで使えるよう、この端末に保存しています……",
  kept: "この端末に保存済み：ネットワークなしで動きます。",
  update: "新しい版があります。",
  reload: "新しい版に替える",
  privacy:
    "計算はすべてこの端末で行われます。アカウントもテレメトリもありません。ほかのサイトのモデルやデータセットを開かない限り、ほかのサイトには何も要求しません。",
};
