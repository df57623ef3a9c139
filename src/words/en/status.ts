/** What is going on: state, progress, device. */
export const status = {
  panel: "Progress and device",
  loading: "Loading",
  warmingUp: "Warming up: preparing the training step",
  viewing: "Computing the frozen tower's features",
  ofPictures: (done: number, total: number) => `${done} / ${total} pictures`,
  training: "Training",
  trainingAt: (step: number) => `Training, step ${step}`,
  combining: (method: string, stage: string, at: number, of: number) =>
    `${method}: ${stage} (${at} of ${of})`,
  measuringAt: (step: number) => `Measuring all domains, step ${step}`,
  pausedAt: (step: number) => `Paused at step ${step}`,
  brokeOffAt: (step: number) => `Broke off; saved up to step ${step}`,
  failedAt: (step: number) => `Ended by a failure at step ${step}`,
  stoppedAt: (step: number) => `Stopped at step ${step}`,
  finishedAfter: (step: number) => `Finished after ${step} steps`,
  ready: "Ready",
  download: "Download",
  computeEngine: "compute engine",
  ofBytes: (loaded: string, total: string) => `${loaded} of ${total}`,
  software: "(software: slow)",
  moreThreads: (threads: number) =>
    `The page is kept on this device now: loaded again, it computes on ${threads} threads.`,
  speed: (steps: string, pictures: string) => `${steps} steps/s, ${pictures} pictures/s`,
  warmup: (duration: string) => `warm-up ${duration}, not counted`,
  prepared: (method: string, stage: string, updates: number, loss: string) =>
    `${method}: ${stage}, ${updates} updates, loss ${loss}`,
  left: (duration: string) => `about ${duration} left`,
  /** By their English title, as methods declare it; English is that title. */
  stages: {} as Readonly<Record<string, string>>,
};
