import { RunArchive } from "../archive/runArchive.ts";
import { chooseRuntime } from "../gpu/chooseRuntime.ts";
import { originTree } from "../library/originTree.ts";
import { runExperiment } from "../training/experiment.ts";
import { hold } from "./experimentLock.ts";
import { openSite } from "./openSite.ts";
import type { ToWorker } from "./protocol.ts";
import { requestTable } from "./requests/requestTable.ts";
import { TrainerHost } from "./trainerHost.ts";

const openArchive = async (onDropped: (runId: string) => void) => {
  const tree = await originTree();
  return tree && new RunArchive(tree, onDropped);
};
const parts = { chooseRuntime, openSite, runExperiment, requestTable, openArchive, hold };
const host = new TrainerHost(parts, (message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(data);
