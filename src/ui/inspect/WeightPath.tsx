import { useRef } from "react";
import type { NamedDomain } from "../results/summary.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { en } from "../../words/en/index.ts";
import type { Words } from "../../words/words.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { useDomains } from "../dataset/datasetContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { PathChart } from "./PathChart.tsx";
import type { NamedModel, NamedPath } from "./PathChart.tsx";
import { pathOf, tradeOffOf } from "./pathPoints.ts";
import { useWords } from "../useWords.ts";
import "./weightPath.css";

/** Reference against shifted accuracy along the paths of weight-space methods, as a chart and a table. */
export function WeightPath() {
  const allWords = useWords();
  const { inspect: words } = allWords;
  const charts = useRef<HTMLDivElement>(null);
  const domains = useDomains();
  const experiment = useExperiment();
  const seriesOf = useSeriesOf();
  const keyOf = (run: Run) => seriesOf(run)?.key ?? run.recipe;
  const paths = experiment.flatMap((run) => namedPath(run, keyOf(run), domains, allWords));
  const models = experiment.flatMap((run) => namedModel(run, keyOf(run), domains, allWords));
  const reference = domains.find(({ role }) => role === "reference")?.title ?? words.reference;
  return (
    <div ref={charts}>
      <SaveButtons
        name={words.tabs.path}
        file="weight-paths"
        header={["run", "parameter", "value", "reference", "shifted"]}
        rows={() =>
          paths.flatMap(({ fileName, parameter, points }) =>
            points.map((point) => [
              ...[fileName, parameter, point.value],
              ...[point.reference, point.shifted],
            ]),
          )
        }
        charts={charts}
      />
      <PathChart reference={reference} paths={paths} models={models} />
      {paths.map(({ series, name, parameter, points }) => (
        <table key={series} className="path-table">
          <caption>
            <MethodLine series={series} /> {words.path(name)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{parameter}</th>
              <th scope="col">{reference}</th>
              <th scope="col">{words.shifted}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.value}>
                <th scope="row">{point.value}</th>
                <td>{(100 * point.reference).toFixed(1)}</td>
                <td>{(100 * point.shifted).toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** A path with its run's name in files, in English. */
interface FiledPath extends NamedPath {
  readonly fileName: string;
}

function namedPath(
  run: Run,
  series: string,
  domains: readonly NamedDomain[],
  words: Words,
): FiledPath[] {
  const path = pathOf(run);
  if (!path) return [];
  const points = path.points.map(({ value, domains: results }) => {
    return { value, ...tradeOffOf(results, domains) };
  });
  const [name, fileName] = [nameOf(run, words), nameOf(run, en)];
  return [{ series, name, fileName, parameter: path.parameter, points }];
}

function namedModel(
  run: Run,
  series: string,
  domains: readonly NamedDomain[],
  words: Words,
): NamedModel[] {
  if (run.state.status !== "finished") return [];
  const { tuned } = run.state.results;
  return [{ series, name: nameOf(run, words), ...tradeOffOf(tuned, domains) }];
}
