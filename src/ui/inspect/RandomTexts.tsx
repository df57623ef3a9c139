import { useState } from "react";
import { recipeOf } from "../../recipes/index.ts";
import { useExperiment } from "../status/useExperiment.ts";
import "./randomTexts.css";

/** The random texts of the last step that told them, as read, with their ids on demand. */
export function RandomTexts() {
  const experiment = useExperiment();
  const [hasIds, setHasIds] = useState(false);
  const run = experiment.find(({ texts }) => texts);
  if (!run?.texts) {
    const using = experiment.filter(({ recipe, spec }) => {
      return recipeOf(recipe).randomTexts(spec.hyperparameters[recipe]) !== null;
    });
    return (
      <p className="panel-note">
        {using.length === 0
          ? "No method of this experiment uses random text: add Lipsum-FT."
          : "The random texts of a step appear here once training begins."}
      </p>
    );
  }
  const { step, texts } = run.texts;
  return (
    <>
      <div className="texts-head">
        <span>
          {texts.length} texts of step {step}, new at every step
        </span>
        <label>
          <input
            type="checkbox"
            checked={hasIds}
            onChange={({ target }) => setHasIds(target.checked)}
          />{" "}
          token ids
        </label>
      </div>
      <ol className="texts">
        {texts.map(({ text, ids }, i) => (
          <li key={i}>
            <q>{text}</q>
            {hasIds && <code>{ids.join(" ")}</code>}
          </li>
        ))}
      </ol>
    </>
  );
}
