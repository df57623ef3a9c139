import type { Failure } from "../../shared/failure.ts";
import { labelIn } from "../../state/runName.ts";
import { MissingNotice } from "../kept/MissingNotice.tsx";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { KeepingNotices } from "./KeepingNotices.tsx";
import "./notices.css";

/** What went wrong, in words, with the way out; nothing while all is well. */
export function Notices() {
  const failure = useRuns((state) => state.failure);
  const words = useWords();
  const experiment = useExperiment();
  const ownFailures = experiment.flatMap((run) =>
    run.state.status === "failed" && run.state.failure !== failure
      ? [{ id: run.id, label: labelIn(words, run), failure: run.state.failure }]
      : [],
  );
  return (
    <>
      <LinkProblems />
      <KeepingNotices />
      <MissingNotice />
      {failure && <FailureNotice failure={failure} />}
      {ownFailures.map((own) => (
        <FailureNotice key={own.id} failure={own.failure} about={own.label} />
      ))}
    </>
  );
}

function LinkProblems() {
  const { draft } = usePlayground();
  const { notices: words } = useWords();
  const say = useSay();
  const problems = useDraft((state) => state.linkProblems);
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-warn" role="alert" data-testid="link-problems">
      <div>
        <b>{words.linkTitle}</b> {words.linkDefaults}
        <ul>
          {problems.map((problem, i) => (
            <li key={`${problem.field}/${i}`}>{say(problem)}</li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => draft.setState({ linkProblems: [] })}
      >
        {words.dismiss}
      </button>
    </div>
  );
}

interface FailureNoticeProps {
  readonly failure: Failure;
  /** The run it happened to; the whole experiment where there is none. */
  readonly about?: string;
}

function FailureNotice({ failure, about }: FailureNoticeProps) {
  const playground = usePlayground();
  const status = useRuns((state) => state.status);
  const { notices: words, units } = useWords();
  const say = useSay();
  const { title, advice } = words.failures[failure.kind];
  return (
    <div className="notice notice-bad" role="alert" data-testid="failure">
      <div>
        <b>
          {about !== undefined && about + units.colon}
          {title}
        </b>{" "}
        {say(failure)} {advice}
        {failure.kind === "internal" && failure.stack !== undefined && (
          <details>
            <summary>{words.details}</summary>
            <pre>{failure.stack}</pre>
          </details>
        )}
      </div>
      {about === undefined && status === "idle" && (
        <button type="button" className="button" onClick={() => playground.start()}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
