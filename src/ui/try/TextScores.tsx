import { MetricHelp } from "../help/MetricHelp.tsx";
import { useWords } from "../useWords.ts";

interface TextScoresProps {
  readonly texts: readonly string[];
  readonly models: readonly {
    readonly id: string;
    readonly name: string;
    /** As CSS. */
    readonly color: string;
    readonly scores: readonly number[];
  }[];
}

/** The scores of the picture on random texts, zero-shot first: a mark a model on one line a text. */
export function TextScores({ texts, models }: TextScoresProps) {
  const { tryIt: words } = useWords();
  const all = models.flatMap(({ scores }) => scores);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (score: number) => `${(100 * (score - low)) / (high - low || 1)}%`;
  const [zeroShot] = models;
  return (
    <section className="panel try-scores">
      <h2 className="panel-title">
        {words.scores} <MetricHelp metric="scores" />
      </h2>
      <p className="panel-note">{words.scoresDoc}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.text}</th>
            <th aria-hidden />
            {models.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {texts.map((text, t) => (
            <tr key={t}>
              <th scope="row">
                <q>{text}</q>
              </th>
              <td className="try-score-line" aria-hidden>
                <span className="try-score-axis">
                  {models.map(({ id, color, scores }) => (
                    <span key={id} style={{ left: place(scores[t]!), background: color }} />
                  ))}
                </span>
              </td>
              {models.map((model) => (
                <td key={model.id}>
                  {model.scores[t]!.toFixed(1)}
                  {model !== zeroShot && zeroShot && (
                    <span className="try-score-shift">
                      {signed(model.scores[t]! - zeroShot.scores[t]!)}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(value: number): string {
  const text = value.toFixed(1);
  return value >= 0 ? `+${text}` : text.replace("-", "−");
}
