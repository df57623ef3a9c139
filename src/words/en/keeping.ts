/** What outlasts the page: experiments that broke off, runs that are kept. */
export const keeping = {
  interruptedTitle: (step: number, steps: number) =>
    step > 0
      ? `An experiment broke off; it is saved up to step ${step} of ${steps}.`
      : "An experiment broke off before its first update.",
  interruptedAbout: (methods: string) =>
    `${methods}: it goes on with the same batches, texts and weights, to the same numbers.`,
  causes: {
    resumed: "the experiment had been interrupted",
    "device-lost": "the graphics device was lost",
    restarted: "the training worker broke off",
  },
  mark: (cause: string, step: number) =>
    step > 0
      ? `went on from step ${step}: ${cause}`
      : `began again: ${cause} before anything was saved`,
  goOn: "Go on",
  leave: "Leave it there",
  unsavedTitle: "This experiment is not being saved.",
  unsavedAbout: "Until it has finished, closing the page loses it.",
  droppedTitle: "The disk is full.",
  droppedAbout: (runs: string) =>
    `To make room the oldest runs were thrown away: ${runs}. Pinned runs stay.`,
  unreadable: (count: number) =>
    count === 1
      ? "One kept run was made by another version of this page, which alone can read it."
      : `${count} kept runs were made by another version of this page, which alone can read them.`,
  dismiss: "Dismiss",
};
