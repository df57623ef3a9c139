import { useMemo } from "react";
import { tolerance } from "../../experiment/agreement.ts";
import type { OtherFile } from "../../experiment/agreement.ts";
import { unreachable } from "../../shared/unreachable.ts";
import { agreementsOf } from "../../state/agreements.ts";
import type { RunAgreement } from "../../state/agreements.ts";
import { nameOf } from "../../state/runName.ts";
import type { Words } from "../../words/words.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { percent, shortHash } from "../format.ts";
import { usePlayground, useRuns } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import "../notices/notices.css";

/** Whether runs of this page agree with the recorded ones that they repeat. */
export function AgreementNotice() {
  const { logs } = usePlayground();
  const allWords = useWords();
  const { share: words } = allWords;
  const runs = useRuns((state) => state.runs);
  const domains = useDomains();
  const found = useMemo(() => agreementsOf(runs, logs), [runs, logs]);
  if (found.length === 0) return null;
  const titleOf = (id: string | null) => domains.find((one) => one.id === id)?.title ?? id ?? "";
  const isGood = found.every(({ agreement }) => agreement.verdict === "agrees");
  return (
    <div
      className={`notice ${isGood ? "notice-good" : "notice-warn"}`}
      role="status"
      data-testid="agreement"
    >
      <div>
        {found.map((one) => (
          <p key={one.run.id}>{sentence(one, titleOf(one.agreement.domain), allWords)}</p>
        ))}
        <p className="panel-note">
          {words.tolerance(pointsOf(tolerance.accuracy), percent(tolerance.loss))}
        </p>
      </div>
    </div>
  );
}

function sentence({ run, agreement }: RunAgreement, domain: string, allWords: Words): string {
  const { share: words } = allWords;
  const method = nameOf(run, allWords);
  const [accuracy, loss] = [pointsOf(agreement.accuracy), percent(agreement.loss)];
  switch (agreement.verdict) {
    case "agrees":
      if (agreement.accuracy === 0) return words.same(method, loss);
      return words.agrees(method, accuracy, domain, loss);
    case "differs":
      return words.differs(method, accuracy, domain, loss);
    case "other-files":
      return otherFiles(method, agreement.otherFile, words);
    case "other-batches":
      return words.otherBatches(method);
    default:
      return unreachable(agreement.verdict);
  }
}

function otherFiles(method: string, file: OtherFile | null, words: Words["share"]): string {
  if (!file) return words.otherFiles(method);
  const { what, recorded, here } = file;
  return `${words.otherFiles(method)} ${words.hashes[what](shortHash(recorded), shortHash(here))}`;
}

function pointsOf(share: number): string {
  return (100 * share).toFixed(1);
}
