/** What the page is for, before anything heavy is fetched. */
export const intro = {
  title: "Teach a model one style. See what it forgets.",
  clip: "CLIP recognises a picture by comparing it with texts such as “a drawing of a house”. Fine-tuned on one kind of picture, it gets better at that one and forgets others.",
  /** Around the names of the chosen methods, which are set in bold. */
  runsBefore: "Start runs",
  runsAfter: (methods: number) =>
    `on a small CLIP${methods > 1 ? ", on the same batches" : ""}. Training sees one drawing style; all six are measured, and the others show what it costs.`,
  samples: "Sample pictures of every domain",
  trainedOn: "trained on",
  onlyMeasured: "only measured",
  start: "Start training",
  download: (model: string | null, pictures: string, engine: string) =>
    `First fetches the model (${model ?? "size unknown"}), the pictures (${pictures}) and the compute engine, onnxruntime (up to ${engine} unpacked), all from this site. No picture, number or setting leaves your machine.`,
  phone: "On a phone training works, but may be slow.",
  reload: "Reload the page to try again.",
  sources: (count: number) => `The drawings come from ${count} icon sets under open licences`,
  by: (author: string, license: string) => `by ${author}, ${license}`,
};
