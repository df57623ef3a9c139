/** Links to an experiment. */
export const share = {
  share: "Share",
  copied: "Link copied: it holds all settings.",
  copyByHand: "Copy this link: it holds all settings.",
  close: "Close",
};
