import { useState } from "react";
import { toFailure } from "../../shared/failure.ts";
import { compact } from "../format.ts";
import { usePlayground, useRuns } from "../playgroundContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";

/** Computes on the chosen device what PyTorch has computed, and says how far the two are apart. */
export function ParityCheck() {
  const playground = usePlayground();
  const {
    setup: { parity: words },
  } = useWords();
  const say = useSay();
  const [isChecking, setIsChecking] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isGood: boolean } | null>(
    null,
  );
  const isIdle = useRuns(({ status }) => status === "idle");
  const check = async () => {
    setIsChecking(true);
    setSaid(null);
    try {
      const { force } = playground.device.getState();
      const found = await playground.ask("parity", { force });
      const { device, compared, worst, beyond, torch } = found;
      const isGood = beyond.length === 0;
      const text = isGood
        ? words.agrees(device, compared, compact(worst.error), torch)
        : words.differs(device, beyond.length, compared, worst.what, compact(worst.error));
      setSaid({ text, isGood });
    } catch (thrown) {
      setSaid({ text: say(toFailure(thrown)), isGood: false });
    } finally {
      setIsChecking(false);
    }
  };
  return (
    <div className="setup-trial">
      <button
        type="button"
        className="link-button"
        disabled={!isIdle || isChecking}
        title={words.doc}
        onClick={() => void check()}
      >
        {isChecking ? words.checking : words.check}
      </button>
      <div role="status">
        {said && <p className={said.isGood ? undefined : "setup-bad"}>{said.text}</p>}
      </div>
    </div>
  );
}
