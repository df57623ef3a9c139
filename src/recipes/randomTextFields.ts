import type { Schema, Values } from "../shared/schema.ts";
import type { RandomTexts } from "./tuning.ts";

/** Which random texts a method draws at each step. */
export const randomTextFields = {
  texts: {
    kind: "number",
    default: 80,
    min: 1,
    max: 256,
    integer: true,
    label: "M, texts a step",
    doc: "How many random texts are drawn at each step. More texts estimate the energy gap with less noise.",
    source: "80 in the authors' code",
  },
  tokenLength: {
    kind: "number",
    default: 8,
    min: 1,
    max: 30,
    integer: true,
    label: "L, tokens a text",
    doc: "Tokens in each text between the begin and end marks. A lorem-ipsum sentence is cut to as many.",
    source: "8 in the authors' code",
  },
  textSource: {
    kind: "choice",
    default: "uniform",
    options: [
      {
        value: "uniform",
        label: "Uniform tokens",
        doc: "Ids drawn uniformly from the vocabulary, as in the paper.",
      },
      {
        value: "lorem",
        label: "Lorem ipsum",
        doc: "Random sentences of lorem-ipsum words, tokenized as text.",
      },
    ],
    label: "Random text",
    doc: "Where the random texts come from. Uniform tokens are the paper's; lorem ipsum reads better on a slide.",
    source: "paper: uniform tokens",
  },
} as const satisfies Schema;

export function randomTextsOf(values: Values<typeof randomTextFields>): RandomTexts {
  return { count: values.texts, tokenLength: values.tokenLength, source: values.textSource };
}
