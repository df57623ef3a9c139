/** A closer look at the experiment that runs: changed predictions, random texts, the path of weights. */
export const inspect = {
  title: "A closer look",
  tabs: { pictures: "Changed predictions", texts: "Random text", path: "Path" },
  method: "Method",
  direction: "zero-shot → tuned",
  atStep: (step: number) => `as of step ${step}`,
  latest: "The latest",
  noPictures:
    "Pictures appear here once a live evaluation finds that their prediction has changed.",
  noPicturesInCsv:
    "The imported file holds numbers alone. Pictures come with a run’s link (those of its end) or with its file (those behind every point).",
  untold:
    "Which predictions had changed at that point is not in this recording: links and older recordings leave it out. These are those of its end.",
  verdicts: {
    gained: "now right",
    lost: "now wrong",
  },
  isA: (name: string) => `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`,
  noTextsDrawn:
    "No method of this experiment has drawn random text so far. Lipsum-FT does, at every step.",
  noTextsYet: "The random texts of a step appear here once training begins.",
  textsOf: (count: number, step: number) => `${count} texts of step ${step}, new at every step`,
  tokenIds: "token ids",
  path: (run: string) => `${run}, accuracy in %`,
  reference: "reference",
  shifted: "shifted, mean",
  axes: (reference: string) => `${reference} → (upwards: shifted domains, mean)`,
  along: (run: string, parameter: string) => `${run} along ${parameter}`,
  pathChart: (reference: string, paths: readonly string[]) =>
    `Mean accuracy on the shifted domains against accuracy on ${reference}: ${paths.join(" and ")}. The numbers are in the table below.`,
};
