/** Recorded runs: what they are, and the bar that plays them. */
export const replay = {
  label: "Recorded run",
  recorded: "Recorded",
  /** "FT and Lipsum-FT, 100 steps on AMD EPYC, 2 threads (onnxruntime-node), 22 Nov 2026". */
  source: (methods: string, steps: number, device: string, date: string) =>
    `${methods}, ${steps} steps on ${device}, ${date}`,
  shipped: "This comes with the page and shows what Start will do. It was not computed here.",
  opened: "This came with a link or a file. It was not computed here.",
  /** Of a recorded run whose files are not those that are here. */
  otherFiles: {
    model: (recorded: string, here: string) =>
      `The model of this name is another one here (SHA-256 ${recorded} then, ${here} here): what is shown stands, but run here it ends with other numbers. Open it with the page that made it, or add its model under Model.`,
    data: (recorded: string, here: string) =>
      `The data of this name are others here (SHA-256 ${recorded} then, ${here} here): what is shown stands, but run here it ends with other numbers. Open it with the page that made it, or import its data under Data.`,
  },
  play: "Play",
  playRecorded: "Play the recorded run",
  pause: "Pause",
  position: "Step shown",
  positionOf: (step: number, last: number) => `${step} / ${last}`,
  speed: "Speed",
  speedTimes: (times: number) => (times === 1 ? "as it was" : `×${times}`),
  runHere: "Run it here",
  trainInstead: "Train it here",
  close: "Close the recorded run",
  announced: "A recorded run is shown.",
  failed: "The recorded run could not be fetched.",
};
