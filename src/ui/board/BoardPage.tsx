import { useEffect, useId, useMemo, useState } from "react";
import { groupsOf, otherFileLines, readBoard } from "../../state/board.ts";
import { setForm } from "../../state/forms.ts";
import type { BoardReading } from "../../state/board.ts";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { BoardCharts } from "./BoardCharts.tsx";
import { BoardTable } from "./BoardTable.tsx";
import "./board.css";

/** Something else that was pasted may have thousands of lines. */
const mostProblems = 12;

const nothing: BoardReading = { entries: [], problems: [] };

/** Many run links side by side, as a class makes them; nothing but the links is needed. */
export function BoardPage() {
  const allWords = useWords();
  const { board: words } = allWords;
  const id = useId();
  const text = useView(({ forms }) => forms.board);
  const { view } = usePlayground();
  const setText = (typed: string) => setForm(view, "board", typed);
  const [{ entries, problems }, setReading] = useState(nothing);
  useEffect(() => {
    let isWanted = true;
    void readBoard(text, allWords).then((reading) => {
      if (isWanted) setReading(reading);
    });
    return () => {
      isWanted = false;
    };
  }, [text, allWords]);
  const groups = useMemo(() => groupsOf(entries, allWords), [entries, allWords]);
  const otherLines = useMemo(() => otherFileLines(entries), [entries]);
  const list = new Intl.ListFormat(useView(({ language }) => language));
  const runs = groups.reduce((sum, group) => sum + group.runs.length, 0);
  return (
    <main className="board">
      <h2>{words.title}</h2>
      <p className="board-doc">{words.doc}</p>
      <label htmlFor={id}>{words.links}</label>
      <textarea
        id={id}
        className="input"
        rows={entries.length > 0 ? 3 : 7}
        spellCheck={false}
        placeholder={words.placeholder}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="board-told">
        <span role="status">{entries.length > 0 && words.read(runs, entries.length)}</span>
        {text !== "" && (
          <button type="button" className="button" onClick={() => setText("")}>
            {words.clear}
          </button>
        )}
      </div>
      {problems.length > 0 && (
        <div className="notice notice-warn" role="alert" data-testid="board-problems">
          <div>
            <b>{words.problems}</b>
            <ul>
              {problems.slice(0, mostProblems).map(({ line, message }) => (
                <li key={line}>{words.line(line, message)}</li>
              ))}
              {problems.length > mostProblems && (
                <li>{words.more(problems.length - mostProblems)}</li>
              )}
            </ul>
          </div>
        </div>
      )}
      {otherLines.length > 0 && (
        <p className="notice notice-warn" role="alert" data-testid="board-other-files">
          {words.otherFiles(list.format(otherLines.map(String)), entries[0]!.line)}
        </p>
      )}
      {groups.length === 0 ? (
        <p className="panel-note board-none">{words.none}</p>
      ) : (
        <>
          <BoardCharts groups={groups} />
          <BoardTable groups={groups} />
          <BoardDevices entries={entries} />
        </>
      )}
    </main>
  );
}

/** On how many devices of each kind: what differs between equal seeds is theirs. */
function BoardDevices({ entries }: Pick<BoardReading, "entries">) {
  const { board: words } = useWords();
  const counts = new Map<string, number>();
  for (const { recording } of entries) {
    const { device, browser } = recording.environment;
    const name = `${device}, ${browser}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (
    <section>
      <h3 className="panel-title">{words.device}</h3>
      <ul className="board-devices">
        {[...counts].map(([name, count]) => (
          <li key={name}>
            {name}
            {count > 1 && ` × ${count}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
