import type { Words } from "../words/words.ts";
import { useView } from "./playgroundContext.ts";

/** All texts of the page, in its language: `words.<area>.<text>`. */
export function useWords(): Words {
  return useView(({ words }) => words);
}
