import type { MemoryKind, MemoryOutlook, MemoryProposal } from "../../experiment/memoryEstimate.ts";
import type { CommonValues, ExperimentSpec } from "../../experiment/spec.ts";
import { FailureError } from "../../shared/failure.ts";
import type { CostSite } from "./costSite.ts";
import { experimentMemory } from "./memory.ts";

type Changes = Partial<CommonValues>;

/** Proposals that give the same updates but for rounding; more would only be in the way. */
const maxExact = 2;

/**
 * What an experiment takes, and where that is more than the budget, what to change. Throws a
 * FailureError ("bad-spec") where a method cannot run with its settings.
 */
export function memoryOutlook(
  spec: ExperimentSpec,
  site: CostSite,
  kind: MemoryKind,
  budgetBytes: number,
): MemoryOutlook {
  const estimate = experimentMemory(spec, site, kind);
  const fits = estimate.totalBytes <= budgetBytes;
  const proposals = fits ? [] : fitting(spec, site, kind, budgetBytes);
  return { estimate, budgetBytes, proposals };
}

function fitting(
  spec: ExperimentSpec,
  site: CostSite,
  kind: MemoryKind,
  budgetBytes: number,
): MemoryProposal[] {
  const tried = (changes: Changes, isExact: boolean): MemoryProposal[] => {
    const totalBytes = bytesOrNull({ ...spec, ...changes }, site, kind);
    return totalBytes !== null && totalBytes <= budgetBytes
      ? [{ changes, totalBytes, isExact }]
      : [];
  };
  const exact = exactChanges(spec).flatMap((changes) => tried(changes, true));
  const all = Object.assign({}, ...leanest(spec)) as Changes;
  const others = otherChanges(spec).flatMap((changes) => {
    const alone = tried(changes, false);
    return alone.length > 0 ? alone : tried({ ...all, ...changes }, false);
  });
  return [...exact.slice(0, maxExact), ...others];
}

/** Null for what cannot run. */
function bytesOrNull(spec: ExperimentSpec, site: CostSite, kind: MemoryKind): number | null {
  try {
    return experimentMemory(spec, site, kind).totalBytes;
  } catch (error) {
    if (error instanceof FailureError && error.kind === "bad-spec") return null;
    throw error;
  }
}

/** Changes that give the same updates, one alone before several together. */
function exactChanges(spec: ExperimentSpec): Changes[] {
  const single = leanest(spec);
  const parts = [2, 4, 8, 16]
    .filter((accumulation) => spec.batchSize % (accumulation * spec.accumulation) === 0)
    .map((accumulation) => ({ accumulation: accumulation * spec.accumulation }));
  const together = Object.assign({}, ...single) as Changes;
  return [
    ...single,
    ...parts,
    ...(single.length > 1 ? [together] : []),
    ...(single.length > 0 ? parts.map((each) => ({ ...together, ...each })) : []),
  ];
}

function leanest(spec: ExperimentSpec): Changes[] {
  return [
    ...(spec.activations === "kept" ? [{ activations: "recomputed" as const }] : []),
    ...(spec.order === "interleaved" && spec.recipes.length > 1
      ? [{ order: "sequential" as const }]
      : []),
  ];
}

/** Changes that train something else, or measure other weights. */
function otherChanges(spec: ExperimentSpec): Changes[] {
  const { batchSize, selection, trains, augmentedViews } = spec;
  const smaller = [2, 4, 8].filter((part) => batchSize % part === 0);
  return [
    ...(selection === "last" ? [] : [{ selection: "last" as const }]),
    // The features of fixed views in place of a frozen copy.
    ...(augmentedViews === 0 ? [{ augmentedViews: 4 }] : []),
    ...smaller.slice(0, 1).map((part) => ({ batchSize: batchSize / part, accumulation: 1 })),
    ...(trains === "all"
      ? (["last-blocks", "lora", "layer-norms"] as const).map((some) => ({ trains: some }))
      : []),
  ];
}
