import type { TaskProgress, TaskState } from "../../state/library.ts";
import type { Words } from "../../words/words.ts";
import { bytes } from "../format.ts";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import "../notices/notices.css";
import "./taskStatus.css";

interface TaskStatusProps {
  readonly kind: "model" | "data";
  /** Tries again what failed. */
  readonly onRetry: (() => void) | null;
}

/** How far the task of a model or of data is, or why it ended; nothing while there is none. */
export function TaskStatus({ kind, onRetry }: TaskStatusProps) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const say = useSay();
  const state = useLibrary((all) => all[kind]);
  if (state.status === "idle") return null;
  if (state.status === "running")
    return <Running state={state} onCancel={() => library.cancel(kind)} />;
  return (
    <div className="notice notice-bad" role="alert" data-testid="task-failure">
      <div>
        <b>{words.failed}</b> {say(state.failure)}
      </div>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {words.tryAgain}
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={() => library.dismiss(kind)}>
        {words.dismiss}
      </button>
    </div>
  );
}

interface RunningProps {
  readonly state: Extract<TaskState, { readonly status: "running" }>;
  readonly onCancel: () => void;
}

function Running({ state: { task, progress, bytesPerSecond }, onCancel }: RunningProps) {
  const allWords = useWords();
  const { library: words } = allWords;
  const share = progress && shareOf(progress);
  const details = [
    progress && detailOf(progress, allWords),
    bytesPerSecond !== null && words.rate(bytes(bytesPerSecond)),
  ].filter((text) => text !== null && text !== false);
  return (
    <div className="task" data-testid="task">
      <span role="status">{words.working[task]}</span>
      <progress aria-label={words.working[task]} {...(share !== null && { value: share })} />
      <span className="panel-note task-detail">{details.join(" · ")}</span>
      <button type="button" className="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

function shareOf(progress: TaskProgress): number {
  return progress.type === "bytes"
    ? progress.loaded / Math.max(progress.total, 1)
    : progress.done / Math.max(progress.total, 1);
}

function detailOf(progress: TaskProgress, { library: words, units }: Words): string {
  switch (progress.type) {
    case "bytes":
      return words.loaded(bytes(progress.loaded), bytes(progress.total));
    case "listed":
      return words.listed(progress.done, progress.total);
    case "pictures": {
      const done = words.pictures(progress.done, progress.total);
      return progress.skipped === 0
        ? done
        : units.list([done, words.skippedSoFar(progress.skipped)]);
    }
  }
}
