import { useState } from "react";
import { chooseLanguage } from "../state/language.ts";
import { isLanguage, languageIds, languages } from "../words/languages.ts";
import type { Language } from "../words/languages.ts";
import { usePlayground, useView } from "./playgroundContext.ts";
import { useWords } from "./useWords.ts";

/** The language of the page; nothing while there is only one. */
export function LanguagePicker() {
  const { view } = usePlayground();
  const { masthead } = useWords();
  const language = useView((state) => state.language);
  const [failed, setFailed] = useState<Language | null>(null);
  if (languageIds.length < 2) return null;
  const choose = async (next: Language) => {
    try {
      await chooseLanguage(view, next);
      setFailed(null);
    } catch {
      setFailed(next);
    }
  };
  return (
    <>
      <select
        className="button"
        aria-label={masthead.language}
        value={language}
        onChange={({ target: { value } }) => isLanguage(value) && void choose(value)}
      >
        {languageIds.map((id) => (
          <option key={id} value={id} lang={id}>
            {languages[id].name}
          </option>
        ))}
      </select>
      {failed && <span role="alert">{masthead.languageFailed(languages[failed].name)}</span>}
    </>
  );
}
