/** The methods: those chosen, the picker, and what each costs. */
export const methods = {
  title: "Methods",
  add: "Add a method",
  remove: (method: string) => `Remove ${method}`,
  last: "An experiment needs a method",
  search: "Search",
  searchMethods: "Search methods",
  chosen: (count: number) => `${count} chosen`,
  found: (count: number) => `${count} found`,
  done: "Done",
  none: "No method has all of these words.",
  costsUnknown: (reason: string) => `What each costs is not known: ${reason}`,
  trains: "trains",
  trainsDoc: "Numbers that the optimizer updates",
  work: "work",
  workDoc: "Multiply-adds of an update, as a multiple of FT's",
  memory: "memory ≤",
  memoryDoc:
    "Bytes on the device for this method alone, at most: a runtime frees what is not read any more",
  costTrains: (count: string, work: string) =>
    `Trains ${count} numbers, at ${work} the work of FT's update`,
  costNone: "Makes no updates of its own",
  needs: {
    "frozen-pass": "needs a frozen image pass at each update",
    "text-pass": "needs a frozen text pass at each update",
    "text-gradient": "needs a text pass with gradient at each update",
    "cached-features": "needs features of the pictures, computed once",
  },
  costRuns: (runs: number) => `starts from ${runs} finished ${runs === 1 ? "run" : "runs"}`,
  costMemory: (memory: string) => `at most ${memory} on the device`,
  costSentence: (parts: readonly string[]) => `${parts.join("; ")}.`,
};
