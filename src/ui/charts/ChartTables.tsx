import { useState } from "react";
import { decimate } from "../../state/decimate.ts";
import type { MetricLog } from "../../state/metricLog.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { compact, percent } from "../format.ts";
import { useExperiment, useLogs } from "../status/useExperiment.ts";
import { useThrottledVersion } from "../status/useThrottledVersion.ts";
import { termLabel } from "./useCurves.ts";
import "./chartTables.css";

/** Rows of the loss table: enough to read the course, few enough to read at all. */
const lossRows = 40;

/** The numbers of the charts as tables, for those who do not see curves. */
export function ChartTables() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="tables" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>The charts as tables</summary>
      {isOpen && <Tables />}
    </details>
  );
}

function Tables() {
  const experiment = useExperiment();
  const logs = useLogs(experiment);
  useThrottledVersion(logs, 1000);
  return experiment.map((run, i) => (
    <div key={run.id} className="tables-run">
      <EvaluationTable run={run} log={logs[i]!} />
      <LossTable run={run} log={logs[i]!} />
    </div>
  ));
}

interface RunTableProps {
  readonly run: Run;
  readonly log: MetricLog;
}

function EvaluationTable({ run, log }: RunTableProps) {
  const domains = useDomains();
  return (
    <table>
      <caption>{nameOf(run)}: accuracy and energy gap at each live evaluation</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          {domains.map(({ id, title }) => (
            <th key={id} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {log.evaluations.map(({ step, domains: results }) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            {domains.map(({ id }) => {
              const result = results[id];
              return (
                <td key={id}>
                  {result ? `${percent(result.accuracy)}, gap ${compact(result.energyGap)}` : "–"}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LossTable({ run, log }: RunTableProps) {
  const terms = [...log.terms];
  return (
    <table>
      <caption>{nameOf(run)}: loss terms, unweighted, at some of the steps</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          {terms.map(([name]) => (
            <th key={name} scope="col">
              {termLabel(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {decimate(log.loss.values, lossRows).map((i) => (
          <tr key={i}>
            <th scope="row">{log.step.values[i]}</th>
            {terms.map(([name, column]) => (
              <td key={name}>{compact(column.values[i]!)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
