import { useState } from "react";
import { useExperiment } from "../status/useExperiment.ts";
import { useWords } from "../useWords.ts";
import "./randomTexts.css";

/** The random texts of the last step that told them, as read, with their ids on demand. */
export function RandomTexts() {
  const { inspect: words } = useWords();
  const experiment = useExperiment();
  const [hasIds, setHasIds] = useState(false);
  const run = experiment.find(({ texts }) => texts);
  if (!run?.texts) {
    return (
      <p className="panel-note">
        {experiment.some(({ step }) => step > 0) ? words.noTextsDrawn : words.noTextsYet}
      </p>
    );
  }
  const { step, texts } = run.texts;
  return (
    <>
      <div className="texts-head">
        <span>{words.textsOf(texts.length, step)}</span>
        <label>
          <input
            type="checkbox"
            checked={hasIds}
            onChange={({ target }) => setHasIds(target.checked)}
          />{" "}
          {words.tokenIds}
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
