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
  resetDoc: "Forget all runs; the settings stay",
  correctFirst: (fields: readonly string[]) => `First correct ${fields.join(" and ")}.`,
};
