import { useState } from "react";
import { shortLabel, shortValue } from "../../experiment/changedFields.ts";
import type { ChangedField } from "../../experiment/changedFields.ts";
import { memorableName } from "../../experiment/memorableName.ts";
import { runSpec } from "../../experiment/runs.ts";
import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { cellOf, runRows, tableFields } from "../../state/runTable.ts";
import { toggleHidden } from "../../state/view.ts";
import type { Words } from "../../words/words.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { useDomains } from "../dataset/datasetContext.ts";
import { percent } from "../format.ts";
import { useKeeping, usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { fieldIn } from "../../state/schemaWords.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";
import { RunMenu } from "./RunMenu.tsx";
import { comparisonOf, meanShifted } from "./summary.ts";
import type { NamedDomain } from "./summary.ts";
import "./runTable.css";

interface RunTableProps {
  readonly onProblem: (message: string) => void;
}

/** Every run there is: what it is called, what changed since the one before, and how it ended. */
export function RunTable({ onProblem }: RunTableProps) {
  const words = useWords();
  const { runs: own } = words;
  const runs = useRuns((state) => state.runs);
  const domains = useDomains();
  const [isOnlyDiffering, setIsOnlyDiffering] = useState(true);
  const fields = tableFields(runs, isOnlyDiffering);
  const reference = domains.find(({ role }) => role === "reference");
  return (
    <>
      <label className="run-table-switch" title={own.onlyDifferingDoc}>
        <input
          type="checkbox"
          checked={isOnlyDiffering}
          onChange={({ target }) => setIsOnlyDiffering(target.checked)}
        />
        {own.onlyDiffering}
      </label>
      <table className="run-table">
        <caption className="visually-hidden">{own.tableOf}</caption>
        <thead>
          <tr>
            <th scope="col">{own.run}</th>
            <th scope="col" className="run-table-changes" title={own.changedDoc}>
              {own.changed}
            </th>
            {fields.map((name) => (
              <th key={name} scope="col" title={fieldIn(words, name).label}>
                {shortLabel(fieldIn(words, name))}
              </th>
            ))}
            {reference && <th scope="col">{reference.title}</th>}
            <th scope="col">{own.shifted}</th>
            <th scope="col">
              <span className="visually-hidden">{own.tabs}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runRows(runs).map(({ run, changes }) => (
            <RunTableRow key={run.id} {...{ run, changes, fields, domains, onProblem }} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps extends RunTableProps {
  readonly run: Run;
  readonly changes: readonly ChangedField[] | null;
  readonly fields: readonly string[];
  readonly domains: readonly NamedDomain[];
}

function RunTableRow({ run, changes, fields, domains, onProblem }: RowProps) {
  const playground = usePlayground();
  const { view } = playground;
  const words = useWords();
  const { runs: own } = words;
  const seriesOf = useSeriesOf();
  const hidden = useView((state) => state.hidden.has(run.id));
  const isPinned = useKeeping((state) => state.pinned.has(run.id));
  const isCurrent = useRuns((state) => state.runs.at(-1)?.experiment === run.experiment);
  const name = memorableName(runSpec(run.spec, run.recipe));
  const full = words.units.list([name, nameOf(run, words)]);
  return (
    <tr data-hidden={hidden}>
      <th scope="row">
        <span className="run-table-name">
          <input
            type="checkbox"
            checked={!hidden}
            aria-label={own.show(full)}
            title={own.show(full)}
            onChange={() => toggleHidden(view, run.id)}
          />
          <MethodLine series={seriesOf(run)?.key ?? run.recipe} />
          <span>
            <b>{name}</b> {nameOf(run, words)}
            <span className="results-n">{stateText(run, words)}</span>
          </span>
        </span>
      </th>
      <td className="run-table-changes">
        {changeTexts(changes, words).map((text) => (
          <span key={text}>{text}</span>
        ))}
      </td>
      {fields.map((field) => (
        <td key={field}>{valueText(run, field, words)}</td>
      ))}
      <Accuracies run={run} domains={domains} />
      <td className="run-table-actions">
        {hasEnded(run) && <RunMenu run={run} onProblem={onProblem} />}
        <button
          type="button"
          className="chart-tool"
          aria-pressed={isPinned}
          aria-label={own.pin(full)}
          title={own.pinDoc}
          disabled={isCurrent && !isPinned}
          onClick={() => playground.keeper.pin(run.id, !isPinned)}
        >
          <PinIcon />
        </button>
        <button
          type="button"
          className="chart-tool"
          aria-label={own.remove(full)}
          title={own.remove(full)}
          disabled={!hasEnded(run)}
          onClick={() => playground.remove([run.id])}
        >
          ×
        </button>
      </td>
    </tr>
  );
}

interface AccuraciesProps {
  readonly run: Run;
  readonly domains: readonly NamedDomain[];
}

/** Of the domain trained on, and the mean of the others. */
function Accuracies({ run, domains }: AccuraciesProps) {
  const { runs: own } = useWords();
  const reference = domains.find(({ role }) => role === "reference");
  const comparison = comparisonOf(run);
  const accuracy = reference && comparison?.tuned[reference.id]?.accuracy;
  const shifted = comparison ? meanShifted(comparison.tuned, domains) : NaN;
  const note = comparison && !comparison.isFinal ? own.live : undefined;
  return (
    <>
      {reference && <td title={note}>{accuracy === undefined ? "–" : percent(accuracy)}</td>}
      <td title={note}>{Number.isFinite(shifted) ? percent(shifted) : "–"}</td>
    </>
  );
}

function stateText(
  { state, step, experiment, imported }: Run,
  { runs: own, units }: Words,
): string {
  const status = own.statuses[state.status];
  const text = state.status === "finished" ? status : own.statusAt(status, step);
  const origin = imported ? [own.imported.short] : [];
  return units.list([own.experiment(experiment), text, ...origin]);
}

function changeTexts(changes: readonly ChangedField[] | null, words: Words): string[] {
  const { runs: own } = words;
  if (changes === null) return [own.first];
  if (changes.length === 0) return [own.nothing];
  return changes.map(({ name, from, to }) => {
    const field = fieldIn(words, name);
    return own.change(shortLabel(field), shortValue(field, from), shortValue(field, to));
  });
}

function valueText(run: Run, name: string, words: Words): string {
  const value = cellOf(run, name);
  return value === null ? "" : shortValue(fieldIn(words, name), value);
}

function PinIcon() {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden>
      <path
        d="M6 2h4l-.6 4.5 2.6 2.5H4l2.6-2.5zM8 9v5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
