import { FailureError } from "../../shared/failure.ts";
import { asArray } from "../../shared/json.ts";
import { said } from "../../shared/said.ts";
import type { DomainResults } from "../record.ts";

/** n, correct, NLL, energy gap, feature distortion of each domain in turn; null where not finite. */
export type PackedDomains = readonly (number | null)[];

const numbersEach = 5;
const digits = 4;

/** Measurements as a plain list, in the order of `ids`; a domain that is missing has n 0. */
export function packDomains(results: DomainResults, ids: readonly string[]): PackedDomains {
  return ids.flatMap((id) => {
    const domain = results[id];
    if (!domain) return [0, 0, 0, 0, 0];
    const { n, correct, nll, energyGap, featureDistortion } = domain;
    return [n, correct, ...[nll, energyGap, featureDistortion].map(rounded)];
  });
}

/** The measurements as JSON has them, not yet checked beyond their count. */
export function unpackDomains(
  value: unknown,
  at: string,
  ids: readonly string[],
): Readonly<Record<string, unknown>> {
  const numbers = asArray(value, at);
  const expected = ids.length * numbersEach;
  if (numbers.length !== expected)
    throw new FailureError(
      "bad-file",
      said("atMustBe", at, said("listOf", expected), String(numbers.length)),
    );
  const entries = ids.map((id, i): [string, unknown] => {
    const [n, correct, nll, energyGap, featureDistortion] = numbers.slice(i * numbersEach);
    const accuracy = Number(correct) / Number(n);
    return [id, { n, correct, accuracy, nll, energyGap, featureDistortion }];
  });
  return Object.fromEntries(entries.filter((_, i) => numbers[i * numbersEach] !== 0));
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : null;
}
