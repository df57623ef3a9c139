import type { Schema, Values } from "../shared/schema.ts";
import type { Probing } from "./probing.ts";
import type { Tuning } from "./tuning.ts";
import type { WeightSpace } from "./weightSpace.ts";

/** How a picker and a table order the methods. */
export const recipeGroups = [
  { id: "reference", title: "Reference points" },
  { id: "regularised", title: "Regularised image-tower tuning" },
  { id: "two-tower", title: "Both towers tuned" },
  { id: "adapters", title: "Adapters" },
  { id: "cached", title: "On cached features" },
  { id: "weight-space", title: "After training, in weight space" },
] as const;

export type RecipeGroup = (typeof recipeGroups)[number]["id"];

/** How a method comes by its weights. */
export type Method =
  /** The pre-trained model as it is. */
  { readonly kind: "zero-shot" } | Tuning | Probing | WeightSpace;

/** A fine-tuning method as a declaration: the page, the link, the command line and the documents read it. */
export interface Recipe<S extends Schema = Schema> {
  /** As in links and file names: "lipsum-ft". */
  readonly id: string;
  /** As people write it: "Lipsum-FT". */
  readonly title: string;
  readonly group: RecipeGroup;
  /** One plain sentence. */
  readonly summary: string;
  /** The objective in TeX-free text, for help. */
  readonly formula: string;
  readonly references: readonly { readonly label: string; readonly url: string }[];
  readonly hyperparameters: S;
  method(hyperparameters: Values<S>): Method;
}

/** Declares a recipe; only infers the hyperparameters' type. */
export function recipe<const S extends Schema>(declaration: Recipe<S>): Recipe<S> {
  return declaration;
}
