/** Links and files of an experiment. */
export const share = {
  share: "Share",
  title: "Share this experiment",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  copyByHand: "Copy it by hand: it is selected.",
  settings: "Link to the settings",
  settingsDoc: "Readable, and only what differs from the defaults. Whoever opens it trains anew.",
  run: "Link to the run",
  runDoc: (characters: number) =>
    `Settings, curves and results, with the device and the date: ${characters} characters. Whoever opens it replays it at once, or runs it and is told whether it agrees.`,
  noRunOfNumbers:
    "Imported numbers have no link, as nobody can run them again from it: pass the file on.",
  noRun: "Once a run has ended, there is a link here that holds its curves as well.",
  embed: "Frame for a page or slides",
  embedDoc: "Shows the run. Nothing is downloaded before it is pressed.",
  embedOf: "Shows",
  embedWhole: "all of it",
  embedAccuracy: "accuracy by domain",
  embedResults: "the results",
  file: "File",
  fileDoc:
    "Everything: settings, all metrics, results, and the weights where they are there. Opened again, here or elsewhere, its models can be tried, analysed and continued from, and what has not ended goes on.",
  save: "Save as a file",
  open: "Open a file",
  drop: "or drop one anywhere on the page. The metrics of runs as CSV come back too, as numbers.",
  agrees: (method: string, accuracy: string, domain: string, loss: string) =>
    `${method} agrees with the recorded run: accuracy within ${accuracy} points (${domain}), loss within ${loss} on average.`,
  same: (method: string, loss: string) =>
    `${method} agrees with the recorded run: every accuracy is the same, the loss within ${loss} on average.`,
  differs: (method: string, accuracy: string, domain: string, loss: string) =>
    `${method} differs from the recorded run by more than the tolerance: ${accuracy} points of accuracy on ${domain}, ${loss} of the loss on average.`,
  tolerance: (accuracy: string, loss: string) =>
    `Runs agree within ${accuracy} points of accuracy on every domain and ${loss} of the loss.`,
  otherFiles: (method: string) =>
    `${method} cannot be compared: the recorded run used another model or other data, as their hashes say.`,
  /** Follows `otherFiles`: which file, and the way out. */
  hashes: {
    model: (recorded: string, here: string) =>
      `The model's SHA-256 was ${recorded} and is ${here} here: add the model that the run was recorded with under Model, then run it again.`,
    data: (recorded: string, here: string) =>
      `The data's SHA-256 was ${recorded} and is ${here} here: add the data that the run was recorded with under Data, then run it again.`,
  },
  otherBatches: (method: string) =>
    `${method} cannot be compared: it saw other batches than the recorded run.`,
};
