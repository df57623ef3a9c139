import { readClipOutline } from "../../clip/model.ts";
import { checkTokenizerFits, loadTokenizer } from "../../clip/tokenizer.ts";
import type { DatasetIndex, Domain, Split, SplitContent } from "../../data/dataset.ts";
import type { Dataset } from "../../data/loadDataset.ts";
import type { MethodCosts } from "../../experiment/methodCost.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import type { SiteFiles } from "../../shared/files.ts";
import { filesIn } from "../../shared/files.ts";
import type { CostSite, SplitSize } from "./costSite.ts";
import { methodCosts } from "./methodCost.ts";
import type { AssetNames } from "../../experiment/spec.ts";
import { templatesOf } from "../templates.ts";
import { modelFolder } from "../modelFolder.ts";
import { openNamedDataset } from "../openNamedDataset.ts";
import type { PromptSource } from "../promptTokens.ts";
import { PromptTokens } from "../promptTokens.ts";
import type { PictureClasses } from "./randomBank.ts";

/** What every method costs with these settings. */
export async function readCosts(spec: ExperimentSpec, files: SiteFiles): Promise<MethodCosts> {
  return methodCosts(spec, await loadCostSite(files, spec));
}

/**
 * What the costs of methods depend on, from config.json, templates.json, the tokenizer and the
 * dataset's index: neither weights nor pictures are read.
 */
export async function loadCostSite(files: SiteFiles, names: AssetNames): Promise<CostSite> {
  const { model: modelName, dataset: datasetName, classNames } = names;
  const folder = modelFolder(files, modelName);
  const [model, tokenizer, dataset] = await Promise.all([
    readClipOutline(folder, templatesOf(names)),
    loadTokenizer(filesIn(folder)),
    openNamedDataset(files, datasetName),
  ]);
  checkTokenizerFits(tokenizer, model.config);
  return costSiteOf({ model, tokenizer, dataset, classNames });
}

/** The same of what has been read. */
export function costSiteOf(
  source: PromptSource & { readonly dataset: Pick<Dataset, "index" | "reference"> },
): CostSite {
  const { index, reference } = source.dataset;
  const domains = [reference, ...index.domains.filter(({ id }) => id !== reference.id)];
  const sizes = (split: Split) =>
    domains.map(({ splits }) => sizeOfSplit(splits[split], index.tile));
  return {
    config: source.model.config,
    classes: index.classes.length,
    prompts: new PromptTokens(source),
    pictures: {
      "reference-train": classesOf(index, [reference], "train"),
      "all-validation": classesOf(index, index.domains, "val"),
    },
    splits: { train: sizes("train"), val: sizes("val"), test: sizes("test") },
  };
}

/** Pictures are kept as RGB bytes: of an atlas as tiles, of a pack as they are in its file. */
function sizeOfSplit(split: SplitContent | undefined, tile: number): SplitSize {
  if (!split) return { count: 0, bytes: 0 };
  const count = split.labels.length;
  return { count, bytes: "pack" in split ? split.bytes : count * tile * tile * 3 };
}

function classesOf(
  index: DatasetIndex<SplitContent>,
  domains: readonly Domain<SplitContent>[],
  split: Split,
): PictureClasses {
  const labels = domains.map((domain) => domain.splits[split]?.labels ?? []);
  return {
    labels: labels.flat(),
    domains: labels.flatMap((own, i) => own.map(() => index.domains.indexOf(domains[i]!))),
  };
}
