import type { ChoiceField } from "../shared/schema.ts";

/** A recipe whose runs a weight-space method may start from. */
export interface Base {
  readonly id: string;
  readonly title: string;
}

/** The hyperparameter by which a weight-space method names the method that it starts from. */
export function startsFrom(bases: readonly Base[]): ChoiceField {
  return {
    kind: "choice",
    default: "ft",
    options: bases.map(({ id, title }) => ({ value: id, label: title })),
    label: "Starts from",
    doc: "The method whose finished runs are combined. A run that is not there yet is trained first, with this experiment's settings.",
    source: "our setting",
  };
}

/** The title of the base that a hyperparameter of {@link startsFrom} names. */
export function titleOf(bases: readonly Base[], id: string): string {
  return bases.find((base) => base.id === id)?.title ?? id;
}
