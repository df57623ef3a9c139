import { chooseRuntime } from "../gpu/chooseRuntime.ts";
import { runExperiment } from "../training/experiment.ts";
import { openSite } from "./openSite.ts";
import type { ToWorker } from "./protocol.ts";
import { requestTable } from "./requests/requestTable.ts";
import { TrainerHost } from "./trainerHost.ts";

const parts = { chooseRuntime, openSite, runExperiment, requestTable };
const host = new TrainerHost(parts, (message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(data);
