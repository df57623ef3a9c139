import type { Parity } from "../../training/golden/parity.ts";
import type { Force, Handlers } from "./requestSite.ts";

export interface ParityRequests {
  /** How far the device that would train is from PyTorch; loads the oracle's numbers. */
  parity: {
    readonly params: { readonly force: Force };
    readonly result: Parity & { readonly device: string };
  };
}

export const parityRequests: Handlers<ParityRequests> = {
  parity: async ({ force }, { runtime: runtimeFor }) => {
    const { parityOf } = await import("../../training/golden/parity.ts");
    const runtime = await runtimeFor(force);
    return { ...(await parityOf(runtime)), device: runtime.device.name };
  },
};
