import type { Failure, FailureKind } from "../../shared/failure.ts";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import "./notices.css";

/** What went wrong, in words, with the way out; nothing while all is well. */
export function Notices() {
  const failure = useRuns((state) => state.failure);
  const experiment = useExperiment();
  const ownFailures = experiment.flatMap(({ label, state }) =>
    state.status === "failed" && state.failure !== failure
      ? [{ label, failure: state.failure }]
      : [],
  );
  return (
    <>
      <LinkProblems />
      {failure && <FailureNotice failure={failure} />}
      {ownFailures.map((own) => (
        <FailureNotice key={own.label} failure={own.failure} about={own.label} />
      ))}
    </>
  );
}

function LinkProblems() {
  const { draft } = usePlayground();
  const problems = useDraft((state) => state.linkProblems);
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-warn" role="alert" data-testid="link-problems">
      <div>
        <b>The link was not all readable.</b> These fields have their defaults instead:
        <ul>
          {problems.map(({ field, message }, i) => (
            <li key={`${field}/${i}`}>{message}</li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => draft.setState({ linkProblems: [] })}
      >
        Dismiss
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
  const { title, advice } = words[failure.kind];
  return (
    <div className="notice notice-bad" role="alert" data-testid="failure">
      <div>
        <b>
          {about !== undefined && `${about}: `}
          {title}
        </b>{" "}
        {failure.message} {advice}
        {failure.kind === "internal" && failure.stack !== undefined && (
          <details>
            <summary>Details for a bug report</summary>
            <pre>{failure.stack}</pre>
          </details>
        )}
      </div>
      {about === undefined && status === "idle" && (
        <button type="button" className="button" onClick={() => playground.start()}>
          Try again
        </button>
      )}
    </div>
  );
}

/** By kind: what happened, and what helps where the message does not say it. */
const words: Readonly<Record<FailureKind, { readonly title: string; readonly advice: string }>> = {
  "bad-spec": { title: "These settings cannot run.", advice: "" },
  "bad-file": { title: "A file is not what it should be.", advice: "" },
  download: { title: "A download failed.", advice: "" },
  "no-webgpu": {
    title: "There is no WebGPU here.",
    advice: "Under More, let it compute on the CPU: the numbers are the same.",
  },
  "device-lost": {
    title: "The graphics device was lost.",
    advice:
      "Another program may need it, or the driver was reset. The curves so far are kept. Try again, with a smaller batch if it happens twice.",
  },
  "out-of-memory": {
    title: "There is not enough memory on the device.",
    advice:
      "Choose a smaller batch, or under More let the methods run one after the other. Closing other tabs helps too.",
  },
  "non-finite": { title: "The numbers ran away.", advice: "" },
  cancelled: { title: "Stopped.", advice: "" },
  internal: { title: "Something broke that should not.", advice: "" },
};
