import type { Handlers } from "./requestSite.ts";

/** What is asked of the experiment that runs. */
export interface CourseRequests {
  /**
   * Changes the peak learning rate from the next update on, for the runs in training and those still to
   * come; they tell it before the answer. Refused as "bad-spec" where nothing makes updates.
   */
  changeRate: {
    readonly params: { readonly learningRate: number };
    readonly result: null;
  };
}

export const courseRequests: Handlers<CourseRequests> = {
  changeRate: async ({ learningRate }, { changeRate }) => {
    await changeRate(learningRate);
    return null;
  },
};
