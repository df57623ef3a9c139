import { useState } from "react";
import { embedAddress, embedParts } from "../../state/embed.ts";
import type { EmbedPart } from "../../state/embed.ts";
import { useWords } from "../useWords.ts";
import { CopyField } from "./CopyField.tsx";

/** An iframe of a run for slides, a course page or a blog. */
export function EmbedField({ address }: { readonly address: string }) {
  const { share: words, masthead } = useWords();
  const [part, setPart] = useState<EmbedPart>("whole");
  const titles: Readonly<Record<EmbedPart, string>> = {
    whole: words.embedWhole,
    accuracy: words.embedAccuracy,
    results: words.embedResults,
  };
  const height = part === "whole" ? 720 : 320;
  const frame = `<iframe src="${embedAddress(address, part)}" width="100%" height="${height}" title="${masthead.title}" loading="lazy" style="border:0"></iframe>`;
  return (
    <>
      <CopyField label={words.embed} doc={words.embedDoc} value={frame} />
      <label className="share-part">
        {words.embedOf}{" "}
        <select
          className="input"
          value={part}
          onChange={({ target }) => setPart(embedParts[target.selectedIndex]!)}
        >
          {embedParts.map((one) => (
            <option key={one} value={one}>
              {titles[one]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
