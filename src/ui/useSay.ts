import { useCallback } from "react";
import { inWords } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import { useWords } from "./useWords.ts";

/** Says what went wrong in the page's language; in English where it has no words for it. */
export function useSay(): (said: Said) => string {
  const { messages } = useWords();
  return useCallback((said) => inWords(messages, said), [messages]);
}
