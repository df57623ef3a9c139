import type { MemoryKind, MemoryOutlook } from "../../experiment/memoryEstimate.ts";
import type { MethodCosts } from "../../experiment/methodCost.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { memoryOutlook } from "../../training/costs/proposals.ts";
import { loadCostSite, readCosts } from "../../training/costs/readCosts.ts";
import type { Handlers } from "./requestSite.ts";
import type { SitePlace } from "../../shared/sitePlace.ts";

export interface CostRequests {
  /** What every method costs with these settings; reads no weights and no pictures. */
  costs: {
    readonly params: { readonly spec: ExperimentSpec; readonly site: SitePlace };
    readonly result: MethodCosts;
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
  memory: async ({ spec, site, kind, budgetBytes }, { files }) =>
    memoryOutlook(spec, await loadCostSite(files(site), spec), kind, budgetBytes),
};
