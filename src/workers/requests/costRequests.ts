import type { MethodCosts } from "../../experiment/methodCost.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { readCosts } from "../../training/costs/readCosts.ts";
import type { Handlers } from "./requestSite.ts";

export interface CostRequests {
  /** What every method costs with these settings; reads no weights and no pictures. */
  costs: {
    readonly params: { readonly spec: ExperimentSpec; readonly filesUrl: string };
    readonly result: MethodCosts;
  };
}

export const costRequests: Handlers<CostRequests> = {
  costs: ({ spec, filesUrl }, { files }) => readCosts(spec, files(filesUrl)),
};
