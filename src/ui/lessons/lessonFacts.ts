import type { ExpectedMethod } from "../../experiment/expected.ts";
import { expectedOf, presets } from "../../experiment/presets.ts";
import type { DomainResults } from "../../experiment/record.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import type { LessonFacts, ModelFacts } from "../../words/lessons/facts.ts";
import type { Words } from "../../words/words.ts";
import { compact, percent } from "../format.ts";
import { comparisonOf } from "../results/summary.ts";
import type { NamedDomain } from "../results/summary.ts";

interface Numbers {
  readonly accuracy: number;
  readonly energyGap: number;
}

/** What answers may say: the presets' measured numbers, and those of the reader's last experiment. */
export function lessonFacts(
  experiment: readonly Run[],
  domains: readonly NamedDomain[],
  classes: number,
  words: Words,
): LessonFacts {
  const measured: LessonFacts["measured"] = (preset, method) => {
    const row = presets.find(({ id }) => id === preset);
    const found = row && expectedOf(row)?.methods.find((one) => one.method === method);
    return found && factsOf(found.title, meansOf(found), domains);
  };
  const own = ownModels(experiment, domains, words);
  return {
    domain: domains.find(({ role }) => role === "reference")?.title ?? "",
    classes,
    measured,
    own,
    zeroShot:
      own.find(({ name }) => name === words.results.zeroShot) ?? measured("short", "zero-shot"),
  };
}

function ownModels(
  experiment: readonly Run[],
  domains: readonly NamedDomain[],
  words: Words,
): ModelFacts[] {
  const compared = experiment.flatMap((run) => {
    const comparison = comparisonOf(run);
    return comparison && run.recipe !== "zero-shot" ? [{ run, comparison }] : [];
  });
  const zeroShot: DomainResults | undefined =
    experiment.map(comparisonOf).find((one) => one !== null)?.zeroShot ??
    experiment.find((run) => run.zeroShot)?.zeroShot ??
    undefined;
  const models = compared.map(({ run, comparison }) => ({
    name: nameOf(run, words),
    results: comparison.tuned,
  }));
  if (zeroShot) models.push({ name: words.results.zeroShot, results: zeroShot });
  return models
    .map(({ name, results }) => ({
      shifted: meanOf(results, shiftedOf(results, domains)).accuracy,
      facts: factsOf(name, results, domains),
    }))
    .sort((a, b) => b.shifted - a.shifted)
    .map(({ facts }) => facts);
}

function meansOf({ domains }: ExpectedMethod): Readonly<Record<string, Numbers>> {
  return Object.fromEntries(
    Object.entries(domains).map(([id, { accuracy, energyGap }]) => [
      id,
      { accuracy: accuracy.mean, energyGap: energyGap.mean },
    ]),
  );
}

type Results = Readonly<Record<string, Numbers>>;

function shiftedOf(results: Results, domains: readonly NamedDomain[]): readonly NamedDomain[] {
  return domains.filter(({ id, role }) => role === "shifted" && results[id]);
}

function meanOf(results: Results, domains: readonly NamedDomain[]): Numbers {
  const mean = (measure: keyof Numbers) =>
    domains.reduce((sum, { id }) => sum + results[id]![measure], 0) / domains.length;
  return { accuracy: mean("accuracy"), energyGap: mean("energyGap") };
}

function factsOf(name: string, results: Results, domains: readonly NamedDomain[]): ModelFacts {
  const measured = domains
    .filter(({ id }) => results[id])
    .sort((a, b) => results[b.id]!.accuracy - results[a.id]!.accuracy);
  const reference = measured.find(({ role }) => role === "reference");
  const { accuracy, energyGap } = meanOf(results, shiftedOf(results, domains));
  const named = (domain: NamedDomain | undefined) =>
    domain ? `${domain.title} (${percent(results[domain.id]!.accuracy)})` : "–";
  return {
    name,
    reference: reference ? percent(results[reference.id]!.accuracy) : "–",
    shifted: percent(accuracy),
    gap: compact(energyGap),
    best: named(measured[0]),
    worst: named(measured.at(-1)),
  };
}
