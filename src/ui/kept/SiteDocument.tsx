import { useEffect, useState } from "react";
import { toFailure } from "../../shared/failure.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { NoticeText } from "./NoticeText.tsx";

/** A text file of this site, such as the card of its data; fetched when it is shown. */
export function SiteDocument({ path }: { readonly path: string }) {
  const { filesUrl } = usePlayground();
  const { library: words } = useWords();
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    readText(new URL(path, filesUrl), controller.signal).then(setText, (error: unknown) => {
      if (!controller.signal.aborted) setProblem(say(toFailure(error)));
    });
    return () => controller.abort();
  }, [filesUrl, path, say]);
  if (problem !== null)
    return (
      <p className="field-problem" role="alert">
        {words.documentFailed(path, problem)}
      </p>
    );
  return text === null ? null : <NoticeText name={path} text={text} />;
}

async function readText(url: URL, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}
