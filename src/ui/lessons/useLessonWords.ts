import { useEffect, useState } from "react";
import { loadLessonWords } from "../../words/lessons/lessonWords.ts";
import { useView } from "../playgroundContext.ts";

type Loaded = Awaited<ReturnType<typeof loadLessonWords>>;

/** The lessons' texts; null while they load, "failed" where they do not come. */
export function useLessonWords(): Loaded | "failed" | null {
  const language = useView((state) => state.language);
  const [loaded, setLoaded] = useState<Loaded | "failed" | null>(null);
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
