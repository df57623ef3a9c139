import type { NumberField } from "../shared/schema.ts";

/** λ, the weight of a method's own term: a row each, so that all are bounded and spread alike. */
export function regularizationField(
  own: Pick<NumberField, "default" | "doc"> & { readonly source: string },
): NumberField {
  return {
    kind: "number",
    min: 0,
    max: 100,
    scale: "log",
    label: "λ, regularization",
    ...own,
  };
}
