import type { Trial } from "./choose.ts";
import { finalRule, marginRule, settingRule } from "./choose.ts";
import type { Correlation, Evidence, EvidenceDomain, MethodRow, Table } from "./evidence.ts";
import type { DomainEstimates, LongerPreset, Tradeoff, Tuning } from "./evidence.ts";
import type { Show } from "./markdown.ts";
import {
  accuracyTable,
  byDomain,
  decimals,
  digits,
  markdownTable,
  percent,
  signed,
} from "./markdown.ts";
import { history } from "./plan.ts";
import { areEqual, inWords, settingNames } from "./settings.ts";
import type { Estimate } from "../../src/experiment/estimate.ts";

/** docs/evidence.md. */
export function writeDocument(evidence: Evidence): string {
  const { domains, tuning, table, longer, tradeoff } = evidence;
  return `# Evidence

Does the default experiment show what the Lipsum-FT paper shows? This page is written by a program; nothing in it is typed in by hand, and it holds every run that was made for it.

${setUp(evidence)}

## What it must show

${table ? claims(table) : notRun}

## The table

${table ? tableText(table, domains, evidence) : notRun}

## The longer presets

${longer.length > 0 ? longer.map((preset) => longerText(preset, domains)).join("\n\n") : notRun}

## How the hyperparameters were chosen

${tuningText(tuning, evidence)}

## The trade-off

${tradeoff ? tradeoffText(tradeoff, domains, evidence) : notRun}

## Feature distortion

${table ? distortionText(table, domains) : notRun}
`;
}

const notRun = "Not run yet.";

function setUp({ command, date, device, versions, files, domains }: Evidence): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const columns = domains.map((d) => [d.title, d.role, d.val, d.test]);
  return `\`${command}\`, ${date}, ${device}; ${named.join(", ")}. It trains through the same code as the command line and the page.

${markdownTable(
  ["file", "sha256"],
  Object.entries(files).map(([path, hash]) => [path, `\`${hash}\``]),
)}

${markdownTable(["domain", "role", "validation pictures", "test pictures"], columns)}`;
}

function claims({ claims: list }: Table): string {
  const rows = list.map(({ claim, measured, isMet }) => [
    isMet ? "yes" : "**no**",
    claim,
    measured,
  ]);
  const met = list.filter(({ isMet }) => isMet).length;
  return `${met} of ${list.length} hold, on test splits.

${markdownTable(["holds", "claim", "measured"], rows)}`;
}

function tableText(
  table: Table,
  domains: readonly EvidenceDomain[],
  { plan, tuning }: Evidence,
): string {
  const { setting, rows } = table;
  const by = (title: string, read: (d: DomainEstimates) => Estimate, show: Show) =>
    `### ${title}\n\n${byDomain(rows, domains, read, show)}`;
  const seeds = plan.tableSeeds.join(", ");
  return `The default preset, ${inWords(setting)} and λ ${setting.regularization}, with seeds ${seeds}, on every test picture. Measured are the weights that were best on the reference domain's validation pictures at one of ten live evaluations, of those within one standard error of the best the latest. Mean and 95 % interval over the seeds (Student's t): how much another seed would change, not how much other pictures would. The zero-shot model has no seed.

### Accuracy

${accuracyTable(rows, domains)}

${lossText(table, tuning, domains)}

${by("Negative log-likelihood, nats", (d) => d.nll, decimals(2))}

${by("Energy gap, logits squared", (d) => d.energyGap, digits)}

Training took, live evaluations apart: ${rows
    .flatMap(({ title, seconds }) => (seconds ? [`${title} ${seconds.mean.toFixed(0)} s`] : []))
    .join(", ")} a run on ${table.runtimes.join(" or ")}, not always with the machine to itself.`;
}

/** Lipsum-FT less zero-shot by shifted domain, on validation beside test. */
function lossText(
  { rows }: Table,
  { zeroShot, final, chosen }: Tuning,
  domains: readonly EvidenceDomain[],
): string {
  const shifted = domains.filter(({ role }) => role === "shifted");
  const [before, after] = (["zero-shot", "lipsum-ft"] as const).map((method) =>
    rows.find((row) => row.method === method)!,
  ) as [MethodRow, MethodRow];
  const trial = final.find(
    ({ setting, regularization }) =>
      regularization === chosen.regularization && areEqual(setting, chosen),
  )!;
  const onTest = ({ id }: EvidenceDomain, read: (d: DomainEstimates) => Estimate) =>
    read(after.domains[id]!).mean - read(before.domains[id]!).mean;
  const points = (value: number) => signed((100 * value).toFixed(1));
  return markdownTable(
    ["Lipsum-FT less zero-shot", ...shifted.map(({ title }) => title)],
    [
      [
        "accuracy, validation, points",
        ...shifted.map(({ id }) => points(trial.domains[id]! - zeroShot[id]!)),
      ],
      ["accuracy, test, points", ...shifted.map((d) => points(onTest(d, (e) => e.accuracy)))],
      ["NLL, test, nats", ...shifted.map((d) => signed(onTest(d, (e) => e.nll).toFixed(2)))],
    ],
  );
}

function longerText(
  { steps, seeds, rows }: LongerPreset,
  domains: readonly EvidenceDomain[],
): string {
  return `### ${steps} steps

The default preset with ${steps} steps, seed ${seeds.join(", ")}, on every test picture; nothing was chosen from it.

${accuracyTable(rows, domains)}

Energy gap, logits squared:

${byDomain(rows, domains, (d) => d.energyGap, digits)}`;
}

function tuningText(tuning: Tuning, { plan, domains }: Evidence): string {
  const { chosen, screening, final, checkpoints } = tuning;
  const zeroShot = domains.map(({ id, title }) => `${title} ${percent(tuning.zeroShot[id]!)} %`);
  const families = tuning.folds.map(({ family, pictures }) => `${family} (${pictures})`);
  return `On validation splits, with seeds that the table does not use. On the reference domain by folds: each of the families ${families.join(", ")} is left out of training once, and accuracy is that on all of their pictures. A shifted domain's is the mean over the folds that train on nothing like it: solid holds the monochrome siblings of one of these families.

${history.join("\n\n")}

The rules, over the folds and seeds:

${[settingRule, marginRule, finalRule].map((rule) => `- ${rule}`).join("\n")}

Chosen: ${inWords(chosen)}, λ ${chosen.regularization}. Everything that was tried (zero-shot: ${zeroShot.join(", ")}):

### Screening, seeds ${plan.screening.seeds.join(", ")}

${trialTable(screening)}

### Final, seeds ${plan.final.seeds.join(", ")}

${trialTable(final)}

### Checkpoints, seeds ${plan.checkpoints.seeds.join(", ")}

What was chosen, by which of a run's weights are measured. The reference accuracy of "held-out" is too good here, since it is of the pictures that selected; the shifted domains have no part in the selection.

${markdownTable(
  ["method", "measured weights", "reference", "mean of the shifted"],
  checkpoints.map(({ regularization, selection, reference, shifted }) => [
    regularization === null ? "FT" : "Lipsum-FT",
    selection === "last" ? "the last" : "best on held-out",
    percent(reference),
    percent(shifted),
  ]),
)}`;
}

function trialTable(trials: readonly Trial[]): string {
  return markdownTable(
    [
      "method",
      "learning rate",
      "steps",
      "batch",
      "crop",
      "warm-up",
      "head ×",
      "λ",
      "reference",
      "mean of the shifted",
      "reference NLL",
    ],
    trials.map(({ setting, regularization, reference, shifted, referenceNll }) => [
      regularization === null ? "FT" : "Lipsum-FT",
      ...settingNames.map((name) => setting[name]),
      regularization ?? "",
      percent(reference),
      percent(shifted),
      referenceNll.toFixed(2),
    ]),
  );
}

function tradeoffText(
  { points, correlation }: Tradeoff,
  domains: readonly EvidenceDomain[],
  { plan }: Evidence,
): string {
  const correlations = domains
    .filter(({ role }) => role === "shifted")
    .map(({ id, title }) => correlationRow(title, correlation.domains[id]!));
  return `FT alone over learning rate × steps, measured at the last weights, at batch ${plan.tradeoff.setting.batchSize} and smallest crop ${plan.tradeoff.setting.cropArea}, seed ${plan.tradeoff.seeds.join(", ")}, on test splits; nothing was chosen from it.

![Reference against mean shifted accuracy of FT](figures/tradeoff.svg)

![Energy gap against accuracy relative to zero-shot](figures/energy-gap.svg)

Correlation of energy gap with relative accuracy (accuracy divided by zero-shot accuracy) over the ${points.length} runs:

${markdownTable(["domain", "Spearman", "Pearson"], [...correlations, correlationRow("all of them", correlation.all)])}

${markdownTable(
  ["learning rate", "steps", "reference", "mean of the shifted"],
  points.map((p) => [p.learningRate, p.steps, percent(p.reference), percent(p.shifted)]),
)}`;
}

function correlationRow(title: string, { spearman, pearson }: Correlation): string[] {
  const show = (r: number | null) => (r === null ? "none" : signed(r.toFixed(2)));
  return [title, show(spearman), show(pearson)];
}

function distortionText({ rows }: Table, domains: readonly EvidenceDomain[]): string {
  const tuned = rows.filter(({ method }) => method !== "zero-shot");
  const { id } = domains.find(({ role }) => role === "reference")!;
  const of = (row: MethodRow, domain: string) => row.domains[domain]!.featureDistortion.mean;
  const sentences = tuned.map((row) => {
    const shifted = domains.filter(({ role }) => role === "shifted");
    const more = shifted.filter((d) => of(row, d.id) > of(row, id));
    return `${row.title} moves ${more.length} of ${shifted.length} shifted domains further than the reference domain.`;
  });
  return `Mean ‖f − f₀‖ of unit features before and after fine-tuning, for the runs of the table. The paper finds that CLIP's shifted domains are distorted more than the reference domain, against what feature-distortion theory predicts.

${byDomain(tuned, domains, (d) => d.featureDistortion, decimals(3))}

${sentences.join(" ")}`;
}
