import { FailureError } from "../../shared/failure.ts";

/** The error of a domain or class that is asked for and not there. */
export function missingName(kind: string, name: string, known: readonly string[]): FailureError {
  const shown = known.slice(0, 8).join(", ");
  const more = known.length > 8 ? `, and ${known.length - 8} more` : "";
  return new FailureError("bad-spec", `there is no ${kind} '${name}'; there are ${shown}${more}`);
}
