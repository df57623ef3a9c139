import type { Calibration } from "../../analysis/calibration.ts";
import { calibrationOf } from "../../analysis/calibration.ts";
import type { Confusion } from "../../analysis/confusion.ts";
import { confusionOf } from "../../analysis/confusion.ts";
import type { DomainChanges } from "../../analysis/pictureChanges.ts";
import { pictureChanges } from "../../analysis/pictureChanges.ts";
import type { Shifts } from "../../analysis/shifts.ts";
import { shiftsOf } from "../../analysis/shifts.ts";
import { textGram } from "../../analysis/textGram.ts";
import type { TextShift } from "../../analysis/textShifts.ts";
import { textShifts } from "../../analysis/textShifts.ts";
import type { WeightPath } from "../../analysis/weightPath.ts";
import type { DomainResults } from "../../experiment/record.ts";
import type { AnalysisBench, AnalysisWatch, Subject } from "./analysisBench.ts";
import { part } from "./analysisBench.ts";
import { weightPath } from "./weightPath.ts";

/** A model's answer beside the zero-shot model's. */
export interface BesideZeroShot<T> {
  readonly zeroShot: T;
  readonly tuned: T;
}

/** Calibration by domain id, and under "shifted" of all shifted domains together. */
export type Calibrations = Readonly<Record<string, Calibration>>;

export interface MovedText extends TextShift {
  /** As a person reads it. */
  readonly words: string;
  readonly ids: readonly number[];
}

/** Every analysis of one model, by kind: what it gives, on all test pictures. */
export interface AnalysisResults {
  domains: BesideZeroShot<DomainResults>;
  calibration: BesideZeroShot<Calibrations>;
  confusion: BesideZeroShot<Confusion>;
  pictures: readonly DomainChanges[];
  shifts: Shifts;
  /** All texts, what moved most first. */
  texts: readonly MovedText[];
  path: WeightPath;
}

export type AnalysisKind = keyof AnalysisResults;

export type Analysis<K extends AnalysisKind> = (
  bench: AnalysisBench,
  subject: Subject,
  watch: AnalysisWatch,
) => Promise<AnalysisResults[K]>;

/** Under this id stand all shifted domains together. */
export const shiftedTogether = "shifted";

/** Changed pictures of each kind and domain that are listed. */
const mostPictures = 24;

export const analyses: { readonly [K in AnalysisKind]: Analysis<K> } = {
  domains: (bench, subject, watch) => bench.results(subject, watch),

  async calibration(bench, subject, watch) {
    const { domains } = bench.workbench.assets.dataset.index;
    const shifted = domains.filter(({ role }) => role === "shifted").map(({ id }) => id);
    const { zeroShot, tuned } = await bench.outputs(subject, watch);
    const of = (outputs: typeof tuned): Calibrations => ({
      ...Object.fromEntries(outputs.map((one) => [one.domain, calibrationOf([one])])),
      [shiftedTogether]: calibrationOf(outputs.filter(({ domain }) => shifted.includes(domain))),
    });
    return { zeroShot: of(zeroShot), tuned: of(tuned) };
  },

  async confusion(bench, subject, watch) {
    const { zeroShot, tuned } = await bench.outputs(subject, watch);
    return { zeroShot: confusionOf(zeroShot), tuned: confusionOf(tuned) };
  },

  async pictures(bench, subject, watch) {
    const { zeroShot, tuned } = await bench.outputs(subject, watch);
    const indices = bench.pictures.map((domain) => domain.indices);
    return pictureChanges(zeroShot, tuned, indices, mostPictures);
  },

  async shifts(bench, subject, watch) {
    const { zeroShot, tuned } = await bench.outputs(subject, part(watch, 0, 2));
    const projections = await bench.projections(subject, part(watch, 1, 2));
    const { dimension, workbench, logitScale } = bench;
    const setOf = (texts: Float32Array) => ({
      gram: textGram(texts, dimension),
      count: texts.length / dimension,
    });
    const sets = {
      random: setOf(workbench.evaluationTexts.embeddings),
      prompts: setOf(await workbench.prompts.embeddings()),
      contexts: setOf(workbench.prompts.zeroShot.contexts),
    };
    return shiftsOf({ zeroShot, tuned, projections }, sets, logitScale);
  },

  async texts(bench, subject, watch) {
    const { zeroShot, tuned } = await bench.outputs(subject, watch);
    const { ids, embeddings } = bench.workbench.evaluationTexts;
    const { tokenizer } = bench.workbench.assets;
    const moved = textShifts(zeroShot, tuned, embeddings, bench.logitScale);
    return moved.map((shift) => ({
      ...shift,
      words: tokenizer.decode(ids[shift.text]!),
      ids: ids[shift.text]!,
    }));
  },

  path: weightPath,
};
