const numbers = ["", "one", "two", "three", "four", "five", "six"];

/** Which domains are measured: "all six are measured, and the others show what it costs". */
function measured(domains: number): string {
  if (domains === 1) return "it is the one that is measured";
  const all = domains === 2 ? "both" : `all ${numbers[domains] ?? domains}`;
  return `${all} are measured, and the ${domains === 2 ? "other shows" : "others show"} what it costs`;
}

/** What the page is for, before anything heavy is fetched. */
export const intro = {
  title: "Teach a model one style. See what it forgets.",
  clip: "CLIP recognises a picture by comparing it with texts such as “a drawing of a house”. Fine-tuned on one kind of picture, it gets better at that one and forgets others.",
  /** Around the names of the chosen methods, which are set in bold; with the spaces between. */
  runsBefore: "Start runs ",
  /** `model` is the name of one that is not bundled. */
  runsAfter: (methods: number, model: string | null, domains: number) =>
    ` on ${model ?? "a small CLIP"}${methods > 1 ? ", on the same batches" : ""}. Training sees one ${model === null ? "drawing style" : "domain"}; ${measured(domains)}.`,
  samples: "Sample pictures of every domain",
  trainedOn: "trained on",
  onlyMeasured: "only measured",
  start: "Start training",
  sizeUnknown: "size unknown",
  /** A model or pictures that are null are in this browser already. */
  download: (model: string | null, pictures: string | null, engine: string) => {
    const parts = [
      model !== null && `the model (${model})`,
      pictures !== null && `the pictures (${pictures})`,
    ].filter((part) => part !== false);
    const all = [...parts, `the compute engine, onnxruntime (up to ${engine} unpacked)`];
    return `First fetches ${all.slice(0, -1).join(", ")}${all.length > 1 ? " and " : ""}${all.at(-1)!}, all from this site. No picture, number or setting leaves your machine.`;
  },
  nothingToFetch:
    "The model, the pictures and the compute engine are kept on this device: Start fetches nothing. No picture, number or setting leaves your machine.",
  phone:
    "On a phone this page shows, replays and shares runs. It does not train: the model, its gradients and the pictures need more memory and steadier power than a phone's browser gives a tab.",
  trainAnyway: "Train here anyway",
  reload: "Reload the page to try again.",
  sources: (count: number) => `The drawings come from ${count} icon sets under open licences`,
  importedSources: "Where the pictures come from",
  by: (author: string, license: string) => `by ${author}, ${license}`,
};
