import type { MemoryKind, MemoryOutlook } from "../../experiment/memoryEstimate.ts";
import type { MethodCosts } from "../../experiment/methodCost.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { memoryOutlook } from "../../training/costs/proposals.ts";
import { loadCostSite, readCosts } from "../../training/costs/readCosts.ts";
import { timeUpdates } from "../../training/speedTrial.ts";
import type { Speed } from "../../training/speedTrial.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Force, Handlers } from "./requestSite.ts";
import type { SitePlace } from "../../shared/sitePlace.ts";

export type MeasuredDevice = Exclude<Force, null>;

const trialMs = 2000;

export interface CostRequests {
  /** What every method costs with these settings; reads no weights and no pictures. */
  costs: {
    readonly params: { readonly spec: ExperimentSpec; readonly site: SitePlace };
    readonly result: MethodCosts;
  };
  /**
   * How fast an experiment with these settings would train on a device, measured for two seconds. Only
   * while nothing trains. Refused as "no-webgpu" where there is no such device.
   */
  speed: {
    readonly params: {
      readonly spec: ExperimentSpec;
      readonly site: SitePlace;
      readonly on: MeasuredDevice;
      readonly budgetBytes: number;
    };
    readonly result: Speed & { readonly device: string };
  };
  /** What the experiment takes, and what to change where that is above the budget; reads as little. */
  memory: {
    readonly params: {
      readonly spec: ExperimentSpec;
      readonly site: SitePlace;
      readonly kind: MemoryKind;
      readonly budgetBytes: number;
    };
    readonly result: MemoryOutlook;
  };
}

export const costRequests: Handlers<CostRequests> = {
  costs: ({ spec, site }, { files }) => readCosts(spec, files(site)),
  speed: async ({ spec, site, on, budgetBytes }, { files, runtime: runtimeFor, signal }) => {
    const runtime = await runtimeFor(on);
    if (runtime.device.kind !== on) throw new FailureError("cancelled", said("trainsMeanwhile"));
    const options = { spec, runtime, files: files(site), budgetBytes, forMs: trialMs, signal };
    const speed = await timeUpdates(options);
    if (!speed) throw new FailureError("cancelled", said("trainsMeanwhile"));
    return { ...speed, device: runtime.device.name };
  },
  memory: async ({ spec, site, kind, budgetBytes }, { files }) =>
    memoryOutlook(spec, await loadCostSite(files(site), spec), kind, budgetBytes),
};
