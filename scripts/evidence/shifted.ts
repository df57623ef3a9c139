import type { DomainResults } from "../../src/experiment/record.ts";
import type { EvidenceDomain } from "./evidence.ts";
import { mean } from "../../src/experiment/estimate.ts";

/** Accuracy on the reference domain, and the unweighted mean over the shifted ones. */
export function accuraciesOf(
  results: DomainResults,
  domains: readonly EvidenceDomain[],
): { readonly reference: number; readonly shifted: number } {
  const of = (role: EvidenceDomain["role"]) =>
    mean(domains.filter((d) => d.role === role).map(({ id }) => results[id]!.accuracy));
  return { reference: of("reference"), shifted: of("shifted") };
}

/** Accuracies by domain id. */
export function accuracyByDomain(
  results: DomainResults,
  domains: readonly EvidenceDomain[],
): Record<string, number> {
  return Object.fromEntries(domains.map(({ id }) => [id, results[id]!.accuracy]));
}
