import katex from "katex";
import "katex/dist/katex.min.css";
import {
  fieldFormula,
  metricFormula,
  partFormula,
  recipeFormula,
} from "../../experiment/formulas.ts";
import { useWords } from "../useWords.ts";
import type { FormulaOf } from "./formulaOf.ts";
import "./formula.css";

/** A formula, set by KaTeX. A module of its own, so that KaTeX loads with the first formula. */
export function Formula({ of }: { readonly of: FormulaOf }) {
  const { help } = useWords();
  const tex = texOf(of);
  if (tex === undefined) return null;
  const html = katex.renderToString(tex, { displayMode: true, strict: "error" });
  // A long one scrolls, also by keyboard.
  return (
    <div
      className="formula"
      role="group"
      aria-label={help.formula}
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

function texOf(of: FormulaOf): string | undefined {
  if ("field" in of) return fieldFormula(of.field);
  if ("part" in of) return partFormula(of.part);
  return "recipe" in of ? recipeFormula(of.recipe) : metricFormula(of.metric);
}
