import { useEffect, useState } from "react";
import type { ImportReport } from "../../state/library.ts";
import { useLibraryActions } from "../libraryContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import "./report.css";

/** What an import made, and all that is not in it, with the reasons. */
export function Report({ name }: { readonly name: string }) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const [report, setReport] = useState<ImportReport | null | "missing">(null);
  useEffect(() => {
    let isCurrent = true;
    void library.reportOf(name.replace("folder:", "")).then((found) => {
      if (isCurrent) setReport(found ?? "missing");
    });
    return () => {
      isCurrent = false;
    };
  }, [library, name]);
  if (report === null) return null;
  if (report === "missing") return <p className="report panel-note">{words.noReport}</p>;
  return (
    <div className="report" data-testid="import-report">
      <SplitCounts report={report} />
      <Classes report={report} />
      <Files title={words.skippedTitle} files={report.skipped} />
      <Files title={words.leftOutTitle} files={report.leftOut} />
      {report.skipped.length === 0 && <p className="panel-note">{words.nothingSkipped}</p>}
    </div>
  );
}

function SplitCounts({ report: { domains } }: { readonly report: ImportReport }) {
  const { library: words } = useWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.domain}</th>
          <th scope="col">{words.train}</th>
          <th scope="col">{words.val}</th>
          <th scope="col">{words.test}</th>
        </tr>
      </thead>
      <tbody>
        {domains.map(({ title, role, splits }) => (
          <tr key={title}>
            <th scope="row">
              {title} <span className="panel-note">{words.roles[role]}</span>
            </th>
            <td>{splits.train}</td>
            <td>{splits.val}</td>
            <td>{splits.test}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Pictures of every class and domain; a class without any is marked, and counted in the summary. */
function Classes({ report: { classes, domains, absent } }: { readonly report: ImportReport }) {
  const { library: words } = useWords();
  const empty = absent.reduce((sum, one) => sum + one.classes.length, 0);
  return (
    <details>
      <summary>{words.perClass(classes.length, empty)}</summary>
      <div className="report-classes">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.className}</th>
              {domains.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((name, label) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {domains.map(({ title, perClass }) => (
                  <td key={title} data-empty={perClass[label] === 0}>
                    {perClass[label] === 0 ? words.none : perClass[label]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface FilesProps {
  readonly title: (count: number) => string;
  readonly files: ImportReport["skipped"];
}

/** Files by the reason for which they are not in the set. */
function Files({ title, files }: FilesProps) {
  const { library: words, units } = useWords();
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <details>
      <summary>{title(files.reduce((sum, { count }) => sum + count, 0))}</summary>
      <ul>
        {files.map(({ reason, paths, count }) => (
          <li key={reason.message}>
            {words.filesBecause(count, say(reason))}
            <span className="report-paths">
              {units.list(paths)}
              {count > paths.length && ` ${words.andMore(count - paths.length)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
