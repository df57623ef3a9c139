/** What is wrong with files that hold settings, runs and checkpoints, and with how they are built. */
export const fileMessages = {
  /** `at` is where in a file something stands, as in "runs[0].label". */
  at: (at: string, why: string) => `${at}: ${why}`,
  atMustBe: (at: string, rule: string, got: string) => `${at} must be ${rule}, got ${got}`,
  notJson: (at: string, detail: string) => `${at} is not JSON: ${detail}`,
  nothing: () => "nothing",
  anObject: () => "an object",
  anArray: () => "an array",
  aText: () => "a text",
  aFilledText: () => "a text that is not empty",
  aFiniteNumber: () => "a finite number",
  aSafeInteger: () => "an integer below 2^53",
  aDate: () => "a date as ISO 8601 has it",
  aSha256: () => "a SHA-256 of 64 hex digits",
  risingSteps: () => "integers from 1 that only rise",
  listOf: (count: number) => `a list of ${count} numbers`,
  listAsLong: (count: number) => `a list of ${count}, one for each label`,
  listInRows: (each: number) => `a list of ${each} numbers each`,

  // Recordings and saved experiments.
  notRecording: () => "this is not a recording of Lipsum Playground",
  recordingVersion: (known: string, got: string) =>
    `the recording's version must be ${known}, got ${got}: the page is older than the recording, reload it`,
  noRecordingIn: (name: string) =>
    `it has no ${name}, so it is no saved experiment: choose another file`,
  damagedZip: (detail: string) =>
    `it is a damaged zip (${detail}), most likely cut off where it was copied: copy it again`,
  manifestForm: (manifest: string, form: string, got: string) =>
    `${manifest} must have format ${form} and version 1, got ${got}: reload the page, it may be older than the file`,
  changedSince: (why: string) =>
    `${why}; the file was changed or damaged after it was saved: save it again`,
  mustHaveBytes: (name: string, size: number, got: string | number) =>
    `${name} must have ${size} bytes, got ${got}`,
  mustHaveHash: (name: string, hash: string, got: string) =>
    `${name} must have the SHA-256 ${hash}, got ${got}`,
  notInManifest: (name: string, manifest: string) => `${name} is not in its ${manifest}`,
  none: () => "none",
  oneKeptRun: (got: number) => `a kept run must hold one run, got ${got}`,
  curvesOnly: (why: string) => `its curves are shown, but its weights cannot be used: ${why}`,

  // Checkpoints, and runs that go on here.
  otherModel: (name: string, made: string, here: string) =>
    `the run needs the model '${name}' with the SHA-256 ${made}, but here it has ${here}: open the file with the page that made it, or train anew`,
  otherData: (name: string, made: string, here: string) =>
    `the run needs the data '${name}' with the SHA-256 ${made}, but here it has ${here}: open the file with the page that made it, or train anew`,
  saveAgain: (why: string) => `${why}: save the file again`,
  runForEachMethod: (methods: number, got: number) =>
    `the checkpoint must have a run for each of its ${methods} methods, got ${got}`,
  storyUnreadable: (detail: string) =>
    `the checkpoint's story of its runs cannot be read (${detail})`,
  strangerInStory: (runId: string) => `the checkpoint tells of a run '${runId}' that it has not`,
  mustBeSavedOnTheWay: () =>
    "an experiment that goes on must be saved on the way, and this browser keeps no files for this page: allow it to, or use another profile",
  notCheckpoint: () => "The file is not a checkpoint.",
  checkpointVersion: (version: number, got: string) =>
    `The checkpoint must have version ${version}, got ${got}: another version of this program wrote it.`,
  checkpointOfOther: (tensor: string, elements: number, got: string | number) =>
    `The checkpoint is of another experiment: '${tensor}' must have ${elements} numbers, got ${got}.`,
  modelChanged: (saved: string, now: string) =>
    `The model changed since this experiment was saved (SHA-256 ${saved}…, now ${now}…), so it cannot go on to the same numbers. Start it again.`,
  dataChanged: (saved: string, now: string) =>
    `The data changed since this experiment was saved (SHA-256 ${saved}…, now ${now}…), so it cannot go on to the same numbers. Start it again.`,
  nothingSavedOf: (startId: string) => `Nothing is saved of an experiment '${startId}'.`,
  noWeightsOf: (runId: string) =>
    `There are no weights of '${runId}': it has not ended, or they could not be kept.`,
  notInTraining: () =>
    "The run is not in training now: wait until it has started, or look at what it ended with.",
  runsInOtherTab: () => "This experiment runs in another tab already: go on there.",
  alreadyRunning: () => "An experiment is already running: stop it first.",
};
