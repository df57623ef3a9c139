import type { WeightPath } from "../../analysis/weightPath.ts";
import { pathAlphas } from "../../analysis/weightPath.ts";
import { interpolate } from "../../recipes/interpolate.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { flatPretrained, flatten, unflatten } from "../weightSpace/flatModel.ts";
import type { AnalysisBench, AnalysisWatch, Subject } from "./analysisBench.ts";
import { part } from "./analysisBench.ts";

/** Measures θ(α) = (1 − α)·θ0 + α·θ1 on all test pictures, head included (Wortsman et al. 2022). */
export async function weightPath(
  bench: AnalysisBench,
  subject: Subject,
  watch: AnalysisWatch,
): Promise<WeightPath> {
  const tuned = await bench.weightsOf(subject);
  if (!tuned) throw new FailureError("bad-spec", said("pathNeedsRun"));
  const { pretrained } = bench.workbench;
  const [from, to] = [flatPretrained(pretrained), flatten(tuned, pretrained)];
  const points: WeightPath["points"][number][] = [];
  for (const [i, alpha] of pathAlphas.entries()) {
    const weights = unflatten(interpolate(from, to, alpha), pretrained);
    const partly = part(watch, i, pathAlphas.length);
    points.push({ alpha, domains: await bench.resultsOfWeights(weights, partly) });
  }
  return { points };
}
