/** Every question that the page may ask the worker: one file a family, one row each. */
import type { CostRequests } from "./costRequests.ts";
import { costRequests } from "./costRequests.ts";
import type { Handlers } from "./requestSite.ts";
import type { WeightRequests } from "./weightRequests.ts";
import { weightRequests } from "./weightRequests.ts";

export type Requests = WeightRequests & CostRequests;

export type RequestName = keyof Requests;

export type RequestTable = Handlers<Requests>;

export const requestTable: RequestTable = {
  ...weightRequests,
  ...costRequests,
};
