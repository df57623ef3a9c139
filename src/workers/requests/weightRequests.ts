import type { Handlers } from "./requestSite.ts";

export interface WeightRequests {
  /** tuned.safetensors of a finished or stopped run (Hugging Face names and head.weight). */
  exportWeights: {
    readonly params: { readonly runId: string };
    readonly result: Uint8Array<ArrayBuffer>;
  };
}

export const weightRequests: Handlers<WeightRequests> = {
  exportWeights: ({ runId }, { weights }) => weights.of(runId),
};
