import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";
import { Tile } from "../dataset/Tile.tsx";
import { useWords } from "../useWords.ts";
import { sampleClasses, sampleSplit } from "./sampleClasses.ts";
import "./sampleGrid.css";

/** The same few classes in every domain: a row a domain. */
export function SampleGrid({ index }: { readonly index: DatasetIndex<AnySplit> }) {
  const { intro: words } = useWords();
  const labels = sampleClasses(index, 8);
  return (
    <table className="samples">
      <caption className="visually-hidden">{words.samples}</caption>
      <tbody>
        {index.domains.map((domain) => {
          const split = sampleSplit(domain.splits);
          return (
            <tr key={domain.id}>
              <th scope="row">
                {domain.title}
                <span className="samples-role">
                  {domain.role === "reference" ? words.trainedOn : words.onlyMeasured}
                </span>
              </th>
              {split &&
                labels.map((label) => (
                  <td key={label}>
                    <Tile
                      split={split}
                      index={split.labels.indexOf(label)}
                      size={34}
                      description={`${index.classes[label]!}, ${domain.title}`}
                    />
                  </td>
                ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
