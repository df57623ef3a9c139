import { useState } from "react";
import { useExperiment } from "../status/useExperiment.ts";
import "./randomTexts.css";

/** The random texts of the last step that told them, as read, with their ids on demand. */
export function RandomTexts() {
  const experiment = useExperiment();
  const [hasIds, setHasIds] = useState(false);
  const run = experiment.find(({ texts }) => texts);
  if (!run?.texts) {
    return (
      <p className="panel-note">
        {experiment.some(({ step }) => step > 0)
          ? "No method of this experiment has drawn random text so far. Lipsum-FT does, at every step."
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
