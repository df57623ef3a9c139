import { fileMessages } from "./fileMessages.ts";
import { methodMessages } from "./methodMessages.ts";
import { modelMessages } from "./modelMessages.ts";
import { pictureMessages } from "./pictureMessages.ts";
import { transferMessages } from "./transferMessages.ts";

/**
 * What goes wrong, and why, in English: one sentence or part of one by code. The page has each code in
 * every language it speaks; the command line prints these.
 */
export const messages = {
  ...fileMessages,
  ...methodMessages,
  ...modelMessages,
  ...pictureMessages,
  ...transferMessages,

  // Rules that a field obeys.
  integer: (min: number, max: number) => `an integer from ${min} to ${max}`,
  number: (min: number, max: number) => `a number from ${min} to ${max}`,
  oneOf: (values: string) => `one of ${values}`,
  /** `other` says what is taken beside the listed values. */
  oneOfOr: (values: string, other: string) => `one of ${values}, or ${other}`,

  // Settings and links to them.
  mustBe: (name: string, rule: string, got: string) => `'${name}' must be ${rule}, got ${got}`,
  notAField: (name: string, known: string) => `'${name}' is not a field; known are ${known}`,
  notAFieldCut: (name: string) => `'${name}…' is not a field`,
  notARecipe: (id: string, known: string) => `'${id}' is not a recipe; known are ${known}`,
  recipesMustBe: (known: string, got: string) =>
    `'recipes' must be one or more of ${known}, none twice, got ${got}`,
  recipesTwice: (known: string, got: string) =>
    `'recipes' must be one or more of ${known}, none twice, got ${got} twice`,
  recipesNone: (known: string) => `'recipes' must be one or more of ${known}, none twice, got none`,
  linkTooLong: (most: number, got: number) =>
    `the link must be at most ${most} characters, got ${got}`,
  versionMissing: (version: string) =>
    `'v', the link's version, is missing; read as version ${version}`,
  versionUnknown: (known: string, got: string) =>
    `'v', the link's version, must be one of ${known}, got '${got}': reload the page, or open the link with the page that made it`,
  brokenEncoding: (name: string) => `'${name}' has a broken percent-encoding`,
  givenTwice: (name: string) => `'${name}' is given more than once`,
  notLockable: (key: string, parts: string, got: string) =>
    `'${key}' must name fields or ${parts}; there is no '${got}'.`,

  // Links to runs.
  runLink: (why: string) => `The run link cannot be read: ${why}.`,
  runLinkStart: () => "it must begin with 'run='",
  runLinkLong: (most: number, got: number) => `it must be at most ${most} characters, got ${got}`,
  runLinkVersion: (version: string, got: string) =>
    `its version must be ${version}, got '${got}': reload the page`,
  runLinkDamaged: () =>
    "it is damaged, most likely cut off where it was copied: copy the whole link",

  // What it computes on.
  cpuAsked: () => "The CPU was asked for.",
  cpuBecause: (why: string) => `Training runs on the CPU, which is slower: ${why}.`,
  cpuBeatsSoftware: (adapter: string) =>
    `Training runs on the CPU: WebGPU's only adapter here (${adapter}) imitates a graphics card on the CPU, and wasm is faster than that.`,
  /** An Intel adapter that shares the processor's memory. */
  integratedAdapter: () =>
    "This looks like the graphics unit of the processor. If the machine has a graphics card as well, the system can give it to the browser (Windows: Settings, System, Display, Graphics, high performance).",
  softwareAdapter: () => "This adapter imitates a graphics card on the CPU: slow.",
  noWebGpu: (why: string) => `No WebGPU: ${why}.`,
  plainHttp: () =>
    "this page came over plain http, and browsers give WebGPU only to https and localhost",
  noGpuHere: () => "this browser has no WebGPU; current Chrome and Edge have it",
  adapterRefused: (detail: string) => `the browser refused a WebGPU adapter (${detail})`,
  noAdapter: () =>
    "the browser has WebGPU but no adapter for it: hardware acceleration is off, or the graphics card or its driver is blocked (chrome://gpu says which)",
  deviceRefused: (detail: string) => `the browser refused a WebGPU device (${detail})`,

  // Training that is changed, or ends.
  trainsMeanwhile: () => "A speed is measured only while nothing trains: stop the run first.",
  rateChangesMost: (most: number) =>
    `The learning rate was changed ${most} times, which is as often as a run's settings can say. Stop the run, and start another with the rate that you want.`,
  rateNotNow: () =>
    "The learning rate can be changed while a run makes updates, and none does now: wait until it has started, or set the rate for the next one.",
  deviceLost: (detail: string) => `The graphics device was lost (${detail}).`,
  deviceMemory: (detail: string) =>
    `The graphics device ran out of memory (${detail}). A smaller batch or a smaller model needs less.`,
  memoryRanOut: (what: string, detail: string) =>
    `${what}: memory ran out (${detail}). A smaller batch or a smaller model needs less.`,
  engineNotLoaded: (detail: string) =>
    `onnxruntime's wasm file did not load (${detail}). Check the connection and reload the page.`,
  workerBrokeOff: () => "The training worker broke off.",
  workerBrokeOffBecause: (cause: string) => `The training worker broke off: ${cause}.`,
  tooOften: (failure: string, times: number, minutes: number) =>
    `${failure} That was ${times} times in ${minutes} minutes, so training does not start again by itself.`,
  lossNotFinite: (step: number, loss: number, rate: string) =>
    `At step ${step} the loss became ${loss}, so this run stopped. ${rate}: try a tenth of it, or a longer warm-up.`,
  gradientNotFinite: (step: number, rate: string) =>
    `By step ${step} a gradient was not finite, so this run stopped. ${rate}: try a tenth of it, or a longer warm-up.`,
  rateTooHigh: (rate: number) => `The learning rate, ${rate}, is probably too high`,
  headRateTooHigh: (rate: number, factor: number) =>
    `The learning rate, ${rate}, or the head's, ${factor} times that, is probably too high`,
  stageNotFinite: (stage: string, method: string, step: number, rate: number) =>
    `'${stage}', which ${method} begins with, met a number that is not finite after step ${step}. Its learning rate, ${rate}, is probably too high: try a tenth of it.`,
  tooMuchMemory: (total: string, budget: string, change: string) =>
    `This would take about ${total} of memory, and the budget is ${budget}. ${change} Where there is more memory than that, set a larger budget: under Memory on the page, by --budget on the command line.`,
  fitsWith: (changes: string) => `It fits with ${changes}.`,
  nothingFits: () => "No change that is known makes it fit: choose a smaller model.",
  keepsNoFiles: () => "This browser keeps no files for this page.",

  // Files that are fetched or given.
  notDownloaded: (path: string, why: string) => `'${path}' could not be downloaded: ${why}.`,
  serverAnswered: (status: number) => `the server answered ${status}`,
  nothingSavedYet: () =>
    "Nothing of this experiment has been saved to go on from yet: wait a few seconds, or until it has ended.",
  datasetNotHere: (name: string) =>
    `The data set 'folder:${name}' is not in this browser. Open Data and import it, or choose the bundled one.`,
  parquetAndOthers: (name: string, parquet: number, others: number) =>
    `'${name}' has ${parquet} parquet files and ${others} others: import the parquet files alone.`,
  noWeights: (files: number) =>
    `there are no weights among the ${files} files. A model is a folder with config.json and model.safetensors (or onnx/vision_model.onnx and onnx/text_model.onnx); a checkpoint is a .safetensors alone.`,
  hubName: (name: string) =>
    `A model of the hub must be named as owner/name or owner/name@revision, got '${name}'.`,
  noPictures: (name: string, files: number) =>
    `'${name}' has no pictures in folders of classes: they must lie as <domain>/<class>/<file> or <class>/<file>, with names that end in .jpg, .jpeg or .png. It has ${files} files.`,

  // A run's numbers as CSV.
  inFile: (name: string, why: string) => `'${name}': ${why}`,
  csvEmpty: () => "the file is empty. Save the numbers of a run again: Results, ⋯, Metrics as CSV.",
  csvNoRows: () =>
    "there is no row under the header. Save the numbers of a run again: Results, ⋯, Metrics as CSV.",
  csvOther: (missing: string, header: string) =>
    `it lacks the columns ${missing}; its first line is '${header}'. A run's numbers come back from the file that Results, ⋯, Metrics as CSV saves.`,
  csvOfChart: (header: string) =>
    `it is the table of a chart ('${header}'), which does not say of which settings it is. A run's numbers come back from the file that Results, ⋯, Metrics as CSV saves.`,
  csvTwice: (column: string) =>
    `the column '${column}' is there more than once: take one out, or save the file again.`,
  csvWithout: (domain: string, column: string) =>
    `'${domain}' needs the column ${column}: put it back, take out the other columns of ${domain}, or save the file again.`,
  csvCell: (line: number, column: string, rule: string, got: string) =>
    `line ${line}, column '${column}' must be ${rule}, got '${got}': undo the change, or save the file again where the run was made.`,
  csvNumber: () => "a number with a decimal point, as 0.25",
  csvSame: (first: string) => `the same in every row, '${first}', as one file holds one run`,
  csvStep: (least: number) => `a whole number of at least ${least}, as steps only rise`,
  csvShare: (n: number) => `a share of ${n} pictures, from 0 to 1`,
  csvBeforeFirst: () => "empty at step 0, which is before the first update",
  csvSettings: (problem: string) => `settings as a link has them (${problem})`,
  csvOneMethod: () => "the settings of one method",
  csvNoNumbers: () =>
    "there is no number in its rows. Save the numbers of a run again: Results, ⋯, Metrics as CSV.",
  csvTooLarge: (most: string, got: string) =>
    `a run's numbers take at most ${most}, got ${got}: choose the file that Results, ⋯, Metrics as CSV saves.`,
  csvQuotes: (line: number) =>
    `a quote that opens in line ${line} is not closed, most likely as the file was cut off: copy it again.`,
};
