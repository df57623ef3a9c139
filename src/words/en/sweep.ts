/** Many experiments at once: the sweep's form and the queue. */
export const sweep = {
  title: "Sweep",
  doc: "Runs every chosen method over seeds, and over values of one setting, one after the other.",
  docs: {
    seeds:
      "Every chosen method runs once for each seed: a list such as 0, 3, 7 or a range such as 0-4. Several seeds give a mean with its 95 % interval in place of a single run.",
    field:
      "One setting more that takes several values; each of them runs with every seed. Everything else stays as it is set above.",
    values:
      "The values that the setting takes, with commas between them. Each must obey the setting’s own rule; a run that would be the same as another is left out.",
  },
  seeds: "Seeds",
  seedsHint: "0-4, or 0, 3, 7",
  field: "Setting",
  noField: "none",
  values: "Values",
  queue: (runs: number) => `Queue ${runs} ${runs === 1 ? "run" : "runs"}`,
  queued: "In the queue",
  size: (experiments: number, time: string | null) =>
    `${experiments} ${experiments === 1 ? "experiment" : "experiments"}, ${time === null ? "time not known before a first run" : `≈ ${time}`}`,
  badSeeds: (text: string) =>
    `Seeds must be integers from 0 to 4294967295 or ranges of them, as 0-4, got ‘${text}’.`,
  badValue: (label: string, rule: string, text: string) =>
    `${label} must be ${rule}, got ‘${text}’.`,
  noValues: (label: string, rule: string) => `Write the values of ${label}, with commas: ${rule}.`,
  tooMany: (runs: number, most: number) =>
    `That would be ${runs} runs; ${most} is the most at once. Take fewer seeds or values.`,
  queueTitle: "Queue",
  waiting: (count: number) => `${count} waiting`,
  started: (started: number, all: number) => `${started} of ${all} started`,
  held: "The queue waits.",
  goOn: "Go on",
  clear: "Clear",
  cancel: (label: string) => `Cancel ${label}`,
};
