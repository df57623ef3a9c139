import { languages } from "../words/languages.ts";
import type { Language } from "../words/languages.ts";
import type { ViewStore } from "./view.ts";

/** Turns the page to a language once its texts are here; rejects, and changes nothing, where they do not come. */
export async function chooseLanguage(view: ViewStore, language: Language): Promise<void> {
  const words = await languages[language].load();
  view.setState({ language, words });
}
