import { lazy, Suspense } from "react";
import { useWords } from "../useWords.ts";
import type { FormulaOf } from "./formulaOf.ts";

const Formula = lazy(async () => {
  try {
    const { Formula: Loaded } = await import("./Formula.tsx");
    return { default: Loaded };
  } catch {
    return { default: FormulaMissing };
  }
});

/** A formula once KaTeX is here; a sentence where it cannot be fetched. */
export function LazyFormula({ of }: { readonly of: FormulaOf }) {
  const { help } = useWords();
  return (
    <Suspense fallback={<p className="panel-note">{help.formulaLoading}</p>}>
      <Formula of={of} />
    </Suspense>
  );
}

function FormulaMissing() {
  return <p className="panel-note">{useWords().help.formulaFailed}</p>;
}
