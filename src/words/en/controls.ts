/** Start, pause, step, stop, reset. */
export const controls = {
  run: "Run",
  start: "Start",
  pause: "Pause",
  resume: "Resume",
  step: "Step",
  stepDoc: "One update of every method, then pause",
  stop: "Stop",
  stopDoc: "End this experiment and keep its curves",
  reset: "Reset",
  resetDoc:
    "End what runs and delete every run, until you take it back: what had not ended can then go on from where it was last saved. The settings stay",
  rateNow: (rate: string) => `Use learning rate ${rate} now`,
  rateNowDoc:
    "From the next update on, for the runs in training and those still to come. It is written into their settings, so that the run can be repeated.",
  correctFirst: (fields: readonly string[]) => `First correct ${fields.join(" and ")}.`,
};
