import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";

export type NameKind = "domain" | "class";

const mostShown = 8;

/** The error of a domain or class that is asked for and not there. */
export function missingName(kind: NameKind, name: string, known: readonly string[]): FailureError {
  const shown = known.slice(0, mostShown).join(", ");
  const more = known.length - mostShown;
  const those = more > 0 ? said("andMore", shown, more) : shown;
  return new FailureError(
    "bad-spec",
    said(kind === "domain" ? "noDomain" : "noClass", name, those),
  );
}
