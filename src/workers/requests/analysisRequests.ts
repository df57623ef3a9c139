import type { AssetNames } from "../../experiment/spec.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { FailureError } from "../../shared/failure.ts";
import type { SitePlace } from "../../shared/sitePlace.ts";
import type { AnalysisKind, AnalysisResults } from "../../training/analysing/analyses.ts";
import { analyses } from "../../training/analysing/analyses.ts";
import type {
  AnalysisBench,
  AnalysisWatch,
  Subject,
} from "../../training/analysing/analysisBench.ts";
import { BenchKeeper } from "../../training/analysing/benchKeeper.ts";
import type { PictureAnswers, RgbPicture } from "../../training/analysing/liveClassifier.ts";
import type { ScoreMap } from "../../training/analysing/mapScores.ts";
import { mapScores } from "../../training/analysing/mapScores.ts";
import type { Force, Handlers, RequestSite } from "./requestSite.ts";

/** On which model and data set, where they are, and on what to compute. */
export interface AnalysisPlace {
  readonly values: AssetNames;
  readonly site: SitePlace;
  readonly force: Force;
}

/** A run that has ended; null: the zero-shot model. */
export type SubjectId = string | null;

interface OfOne<Result> {
  readonly params: AnalysisPlace & { readonly runId: SubjectId };
  readonly result: Result;
}

export type AnalysisRequests = {
  [K in AnalysisKind as `analyse/${K}`]: OfOne<AnalysisResults[K]>;
} & {
  /** The score vectors of several models in one plane. */
  "analyse/map": {
    readonly params: AnalysisPlace & { readonly runIds: readonly SubjectId[] };
    readonly result: ScoreMap;
  };
  /** What the zero-shot model and these say of any picture. */
  classify: {
    readonly params: AnalysisPlace & {
      readonly runIds: readonly string[];
      readonly picture: RgbPicture;
    };
    readonly result: PictureAnswers;
  };
};

/** A keeper for each device: what lies on a lost one is never asked for again. */
const keepers = new WeakMap<Runtime, BenchKeeper>();

/** Does `work` on the bench of a model and a data set, when those before are done. */
export async function onBench<R>(
  { values, site: place, force }: AnalysisPlace,
  { files, runtime: runtimeOf, signal }: RequestSite,
  work: (bench: AnalysisBench) => Promise<R>,
): Promise<R> {
  const runtime = await runtimeOf(force);
  const keeper = keepers.get(runtime) ?? new BenchKeeper();
  keepers.set(runtime, keeper);
  const { model, dataset, prompts, classNames } = values;
  const key = JSON.stringify([place.filesUrl, model, dataset, prompts, classNames]);
  return keeper.use(key, { values, runtime, files: files(place) }, (bench) => {
    // It may have waited for its turn.
    if (signal.aborted) throw new FailureError("cancelled", "The analysis was cancelled.");
    return work(bench);
  });
}

function subjectOf(runId: SubjectId, { weights }: RequestSite): Subject {
  return runId === null ? "zero-shot" : { name: runId, read: () => weights.of(runId) };
}

function watchOf({ signal, report }: RequestSite): AnalysisWatch {
  return { signal, report };
}

function answering<K extends AnalysisKind>(kind: K) {
  return (params: AnalysisPlace & { readonly runId: SubjectId }, site: RequestSite) =>
    onBench(params, site, (bench) =>
      analyses[kind](bench, subjectOf(params.runId, site), watchOf(site)),
    );
}

export const analysisRequests: Handlers<AnalysisRequests> = {
  "analyse/domains": answering("domains"),
  "analyse/calibration": answering("calibration"),
  "analyse/confusion": answering("confusion"),
  "analyse/pictures": answering("pictures"),
  "analyse/shifts": answering("shifts"),
  "analyse/texts": answering("texts"),
  "analyse/path": answering("path"),

  "analyse/map": (params, site) =>
    onBench(params, site, (bench) => {
      const subjects = params.runIds.map((runId) => subjectOf(runId, site));
      return mapScores(bench, subjects, watchOf(site));
    }),

  classify: (params, site) =>
    onBench(params, site, async (bench) => {
      const subjects = params.runIds.map((runId) => subjectOf(runId, site));
      return (await bench.live()).answer(params.picture, subjects);
    }),
};
