import { goldenGradients, goldenTrajectories, goldenVersion } from "../../../oracle/golden.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { Errors } from "./goldenErrors.ts";
import { beyondTolerance } from "./goldenErrors.ts";
import { gradientErrors, trajectoryErrors } from "./goldenReplay.ts";

/** A number that was compared, and its relative error. */
export interface ComparedNumber {
  /** "ft: loss", "lipsum-ft, update 3: cross_entropy". */
  readonly what: string;
  readonly error: number;
}

/** How far a device is from PyTorch. */
export interface Parity {
  /** Of the oracle. */
  readonly torch: string;
  /** How many numbers were compared. */
  readonly compared: number;
  /** The one that is furthest from PyTorch's; NaN is further than anything. */
  readonly worst: ComparedNumber;
  /** Those that are further than the tests allow. */
  readonly beyond: readonly ComparedNumber[];
}

/**
 * Computes on a device what the PyTorch oracle has recorded of a small model (oracle/golden.py): the
 * gradients of FT and Lipsum-FT, and ten AdamW updates of each, without and with weight decay.
 */
export async function parityOf(runtime: Runtime): Promise<Parity> {
  const numbers: ComparedNumber[] = [];
  const beyond: ComparedNumber[] = [];
  const add = (of: string, errors: Errors) => {
    const named = ([what, error]: [string, number]) => ({ what: `${of}: ${what}`, error });
    numbers.push(...Object.entries(errors).map(named));
    beyond.push(...beyondTolerance(errors).map(named));
  };
  for (const golden of goldenGradients.cases)
    add(`${golden.recipe}, gradients`, await gradientErrors(runtime, golden));
  for (const golden of goldenTrajectories.runs) {
    const { recipe, weightDecay } = golden;
    add(`${recipe}, weight decay ${weightDecay}`, await trajectoryErrors(runtime, golden));
  }
  const further = (a: ComparedNumber, b: ComparedNumber) => (a.error >= b.error ? a : b);
  const broken = numbers.find(({ error }) => Number.isNaN(error));
  return {
    torch: goldenVersion,
    compared: numbers.length,
    worst: broken ?? numbers.reduce(further),
    beyond,
  };
}
