import type { FormulaMetric } from "../../experiment/formulas.ts";
import type { Words } from "../../words/words.ts";

/** What each analysis shows, in the order in which it is explained. */
export const analysisMetrics: Readonly<
  Record<keyof Words["analyses"]["tabs"], readonly FormulaMetric[]>
> = {
  tradeOff: ["weightPath", "logitAxis", "accuracy", "interval", "change", "shiftedMean"],
  calibration: ["nll", "ece", "eceByChance", "reliability"],
  confusion: ["confusion", "classChange"],
  pictures: ["pictureChange", "probability"],
  shifts: ["energyGap", "distortion", "projectedDistortion"],
  texts: ["scores", "textGap", "textShift"],
  map: ["scoreMap", "scores"],
};
