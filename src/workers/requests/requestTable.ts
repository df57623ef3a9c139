/** Every question that the page may ask the worker: one file a family, one row each. */
import type { AnalysisRequests } from "./analysisRequests.ts";
import { analysisRequests } from "./analysisRequests.ts";
import type { CourseRequests } from "./courseRequests.ts";
import { courseRequests } from "./courseRequests.ts";
import type { CostRequests } from "./costRequests.ts";
import { costRequests } from "./costRequests.ts";
import type { ImportRequests } from "./importRequests.ts";
import { importRequests } from "./importRequests.ts";
import type { ParityRequests } from "./parityRequests.ts";
import { parityRequests } from "./parityRequests.ts";
import type { SavedRequests } from "./savedRequests.ts";
import { savedRequests } from "./savedRequests.ts";
import type { Handlers } from "./requestSite.ts";
import type { SnapshotRequests } from "./snapshotRequests.ts";
import { snapshotRequests } from "./snapshotRequests.ts";
import type { WeightRequests } from "./weightRequests.ts";
import { weightRequests } from "./weightRequests.ts";

export type Requests = WeightRequests &
  SnapshotRequests &
  ImportRequests &
  SavedRequests &
  CourseRequests &
  ParityRequests &
  CostRequests &
  AnalysisRequests;

export type RequestName = keyof Requests;

export type RequestTable = Handlers<Requests>;

export const requestTable: RequestTable = {
  ...weightRequests,
  ...snapshotRequests,
  ...importRequests,
  ...savedRequests,
  ...courseRequests,
  ...parityRequests,
  ...costRequests,
  ...analysisRequests,
};
