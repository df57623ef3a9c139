/** The class board: many run links side by side. */
export const board = {
  title: "Class board",
  doc: "Paste links to runs, one a line. They are read in this tab, and go nowhere: the links are all there is.",
  links: "Links to runs, one a line",
  placeholder: "https://…#run=1.…",
  read: (runs: number, links: number) =>
    `${runs} ${runs === 1 ? "run" : "runs"} of ${links} ${links === 1 ? "link" : "links"}`,
  problems: "Links that could not be read",
  line: (line: number, message: string) => `Line ${line}: ${message}`,
  notRun: "It is no link to a run. Under Share, the link to the run holds its curves.",
  repeated: (line: number) => `The same link as line ${line}: a run counts once.`,
  more: (count: number) => `and ${count} more`,
  otherFiles: (lines: string, first: number) =>
    `Other files: line ${lines} was made with another model or other data than line ${first}, as their hashes say. A mean over such runs says little: leave them out, or compare them on boards of their own.`,
  none: "Nothing has been pasted yet. Each link of a class becomes a thin line; the bold one is their mean, and its band the 95 % interval of the mean.",
  chartTitle: (domain: string) => `Accuracy on ${domain} over steps`,
  shifted: "Shifted domains, mean",
  results: "Results: mean over the runs, with its 95 % interval and from lowest to highest",
  method: "Method",
  runs: "Runs",
  spread: (low: string, high: string) => `${low} to ${high}`,
  device: "Where they were made",
  clear: "Clear",
};
