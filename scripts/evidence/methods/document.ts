import { accuracyTable, byDomain, digits, markdownTable, percent } from "../markdown.ts";
import type { MethodsEvidence, TunedHyperparameter } from "./evidence.ts";
import { methodTuningRule } from "./tuneMethods.ts";

/** docs/methods.md. */
export function writeMethodsDocument(evidence: MethodsEvidence): string {
  const { command, date, device, versions, rows, domains, plan, tunings } = evidence;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const seconds = rows.map(({ title, seconds: took, seeds }) => [
    title,
    seeds.length || "",
    took ? took.mean.toFixed(0) : "",
  ]);
  return `# Every method

What each method makes of the default experiment ([evidence.md](evidence.md) says how that was chosen): the same model, data, batches, steps and learning rate, on every test picture. This page is written by a program; nothing in it is typed in by hand.

\`${command}\`, ${date}, ${device}; ${named.join(", ")}.

## Accuracy

${missing(evidence)}Mean, and with three seeds or more its 95 % interval over the seeds (Student's t): how much another seed would change, not how much other pictures would. Learning rate and steps are those that validation chose for FT and Lipsum-FT; a method that needs others may do better with them.

${accuracyTable(rows, domains)}

## Energy gap, logits squared

${byDomain(rows, domains, (d) => d.energyGap, digits)}

## Negative log-likelihood, nats

${byDomain(
  rows,
  domains,
  (d) => d.nll,
  (value) => value.toFixed(2),
)}

## How the hyperparameters were chosen

On validation splits, with seeds ${plan.tuningSeeds.join(" and ")}, which no row uses. ${methodTuningRule} All else is the recipe's default.

${tunings.map(tuningText).join("\n\n")}

## Seeds, and seconds of training

Live evaluations and what comes before the first update apart; of methods in weight space, what they add to the runs that they start from is not counted. Not always with the machine to itself.

${markdownTable(["method", "seeds", "seconds"], seconds)}
`;
}

/** What of the plan is not measured yet: nothing is left out in silence. */
function missing({ plan, rows }: MethodsEvidence): string {
  const absent = plan.variants.filter(({ id }) => !rows.some((row) => row.id === id));
  const short = plan.variants.flatMap(({ id, title, seeds }) => {
    const row = rows.find((each) => each.id === id);
    return row && row.seeds.length < seeds ? [`${title} (${row.seeds.length} of ${seeds})`] : [];
  });
  const sentences = [
    absent.length > 0 && `Not measured yet: ${absent.map(({ title }) => title).join("; ")}.`,
    short.length > 0 && `With fewer seeds than planned: ${short.join("; ")}.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0
    ? `${sentences.join(" ")} The same command goes on from here.\n\n`
    : "";
}

function tuningText({ variant, hyperparameter, trials, chosen }: TunedHyperparameter): string {
  return `${variant}, chosen ${hyperparameter} ${chosen}:

${markdownTable(
  [hyperparameter, "reference", "mean of the shifted"],
  trials.map(({ value, reference, shifted }) => [value, percent(reference), percent(shifted)]),
)}`;
}
