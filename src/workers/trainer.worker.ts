import { chooseRuntime } from "../gpu/chooseRuntime.ts";
import { runExperiment } from "../training/experiment.ts";
import { fetchFiles } from "./fetchFiles.ts";
import type { ToWorker } from "./protocol.ts";
import { TrainerHost } from "./trainerHost.ts";

const host = new TrainerHost({ chooseRuntime, fetchFiles, runExperiment }, (message) => {
  self.postMessage(message);
});

self.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(data);
