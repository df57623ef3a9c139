import { useEffect, useState } from "react";
import { loadLessonWords } from "../../words/lessons/lessonWords.ts";
import type { LessonWords } from "../../words/lessons/lessonWords.ts";
import { useView } from "../playgroundContext.ts";

/** The lessons' texts; null while they load, "failed" where they do not come. */
export function useLessonWords(): LessonWords | "failed" | null {
  const language = useView((state) => state.language);
  const [loaded, setLoaded] = useState<LessonWords | "failed" | null>(null);
  useEffect(() => {
    let isCurrent = true;
    loadLessonWords(language).then(
      (words) => isCurrent && setLoaded(words),
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return loaded;
}
