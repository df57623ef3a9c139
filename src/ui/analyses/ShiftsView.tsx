import { textSets } from "../../analysis/shifts.ts";
import { compact } from "../format.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { AnalysisFrame } from "./AnalysisFrame.tsx";
import type { RunViewProps } from "./analysisView.ts";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { useAnalysis } from "./useAnalysis.ts";

/** Energy gap on three sets of texts and feature distortion, by domain. */
export function ShiftsView({ run, name, domains }: RunViewProps) {
  const { analyses: words } = useWords();
  const playground = usePlayground();
  const view = useAnalysis("analyse/shifts", run.id, (options) =>
    playground.ask("analyse/shifts", { ...playground.placeOf(run.spec), runId: run.id }, options),
  );
  const { shifts } = words;
  const reference = domains.find(({ role }) => role === "reference")?.id;
  return (
    <>
      <p className="panel-note">{shifts.doc}</p>
      <AnalysisFrame view={view}>
        {(result) => {
          const rows = domains.flatMap(({ id, title }) => {
            const own = result.domains.find(({ domain }) => domain === id);
            return own ? [{ title, ...own }] : [];
          });
          const mostGap = Math.max(...rows.flatMap((row) => Object.values(row.energyGaps)));
          const mostDistortion = Math.max(...rows.map(({ distortion }) => distortion));
          const mostProjected = Math.max(...rows.map((row) => row.projectedDistortion));
          const base = rows.find(({ domain }) => domain === reference);
          return (
            <div className="analysis-scroll">
              <table className="analysis-table shifts">
                <caption>
                  {name}
                  <SaveButtons
                    name={words.tabs.shifts}
                    file={`${run.recipe}-shifts`}
                    header={[
                      "domain",
                      "n",
                      ...textSets.map((set) => `energy_gap_${set}`),
                      "distortion",
                      "projected_distortion",
                    ]}
                    rows={() =>
                      rows.map(({ domain, n, energyGaps, distortion, projectedDistortion }) => [
                        ...[domain, n, ...textSets.map((set) => energyGaps[set])],
                        ...[distortion, projectedDistortion],
                      ])
                    }
                  />
                </caption>
                <thead>
                  <tr>
                    <th scope="col" rowSpan={2}>
                      {words.domain}
                    </th>
                    <th scope="col" rowSpan={2}>
                      {words.n}
                    </th>
                    <th scope="colgroup" colSpan={3}>
                      {shifts.gap}{" "}
                      <span className="panel-note">
                        {shifts.cosine(compact(result.logitScale))}
                      </span>
                    </th>
                    <th scope="colgroup" colSpan={4}>
                      {shifts.distortion}
                    </th>
                  </tr>
                  <tr>
                    {textSets.map((set) => (
                      <th key={set} scope="col">
                        {shifts.sets[set]}
                        <span className="panel-note"> {shifts.texts(result.texts[set])}</span>
                      </th>
                    ))}
                    <th scope="col">{shifts.unit}</th>
                    <th scope="col">{shifts.ratio}</th>
                    <th scope="col">{shifts.projected}</th>
                    <th scope="col">{shifts.ratio}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ domain, title, n, energyGaps, distortion, projectedDistortion }) => (
                    <tr key={domain}>
                      <th scope="row">{title}</th>
                      <td>{n}</td>
                      {textSets.map((set) => (
                        <td key={set}>
                          <Bar share={energyGaps[set] / mostGap} />
                          <span className="shift-number">{compact(energyGaps[set])}</span>
                        </td>
                      ))}
                      <td>
                        <Bar share={distortion / mostDistortion} />
                        <span className="shift-number">{compact(distortion)}</span>
                      </td>
                      <td>{base && `× ${(distortion / base.distortion).toFixed(2)}`}</td>
                      <td>
                        <Bar share={projectedDistortion / mostProjected} />
                        <span className="shift-number">{compact(projectedDistortion)}</span>
                      </td>
                      <td>
                        {base && `× ${(projectedDistortion / base.projectedDistortion).toFixed(2)}`}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </AnalysisFrame>
    </>
  );
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span className="shift-bar" aria-hidden>
      <span style={{ width: `${100 * (share || 0)}%` }} />
    </span>
  );
}
