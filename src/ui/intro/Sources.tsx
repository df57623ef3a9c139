import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";
import { useWords } from "../useWords.ts";

/** Whose drawings these are: their licences ask for it. */
export function Sources({ index }: { readonly index: DatasetIndex<AnySplit> }) {
  const { intro: words } = useWords();
  if (index.sources.length === 0) return null;
  return (
    <details className="intro-sources">
      <summary>
        {index.version === 1 ? words.sources(index.sources.length) : words.importedSources}
      </summary>
      <ul>
        {index.sources.map(({ id, name, author, license, url }) => (
          <li key={id}>
            {url === "" ? name : <a href={url}>{name}</a>} {words.by(author, license)}
          </li>
        ))}
      </ul>
    </details>
  );
}
