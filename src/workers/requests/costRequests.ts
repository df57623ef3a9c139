import type { MethodCosts } from "../../experiment/methodCost.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { readCosts } from "../../training/costs/readCosts.ts";
import type { Handlers } from "./requestSite.ts";
import type { SitePlace } from "../../shared/sitePlace.ts";

export interface CostRequests {
  /** What every method costs with these settings; reads no weights and no pictures. */
  costs: {
    readonly params: { readonly spec: ExperimentSpec; readonly site: SitePlace };
    readonly result: MethodCosts;
  };
}

export const costRequests: Handlers<CostRequests> = {
  costs: ({ spec, site }, { files }) => readCosts(spec, files(site)),
};
