import { useEffect, useRef, useState } from "react";
import { recipeOf } from "../../recipes/index.ts";
import { compareDevices, deviceKinds, fasterOf } from "../../state/deviceTrial.ts";
import type { DeviceKind, DeviceTrial } from "../../state/deviceTrial.ts";
import { compact } from "../format.ts";
import { usePlayground, useRuns } from "../playgroundContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";

/** Measures the set-up on both kinds of device, and takes the faster. */
export function ComputeTrial() {
  const playground = usePlayground();
  const { setup: words } = useWords();
  const [trial, setTrial] = useState<DeviceTrial>({});
  const [measuring, setMeasuring] = useState<DeviceKind | null>(null);
  const isIdle = useRuns(({ status }) => status === "idle");
  const cancellation = useRef<AbortController>(undefined);
  // What is started goes before what is only measured.
  useEffect(() => {
    if (!isIdle) cancellation.current?.abort();
  }, [isIdle]);
  useEffect(() => () => cancellation.current?.abort(), []);
  const compare = async () => {
    const { signal } = (cancellation.current = new AbortController());
    setTrial({});
    const measured = await compareDevices({
      ask: (on) => playground.speedOn(on, signal),
      ...{ onMeasuring: setMeasuring, onOutcome: setTrial, signal },
    });
    setMeasuring(null);
    const faster = fasterOf(measured);
    if (faster && !signal.aborted) playground.device.setState({ force: faster.kind });
  };
  return (
    <div className="setup-trial">
      <button
        type="button"
        className="link-button"
        disabled={!isIdle || measuring !== null}
        title={words.trial.doc}
        onClick={() => void compare()}
      >
        {measuring ? words.trial.measuring(words[measuring]) : words.trial.compare}
      </button>
      <div role="status">
        <TrialText trial={trial} />
      </div>
    </div>
  );
}

function TrialText({ trial }: { readonly trial: DeviceTrial }) {
  const say = useSay();
  const { setup: words } = useWords();
  const faster = fasterOf(trial);
  return (
    <>
      {deviceKinds.map((kind) => {
        const outcome = trial[kind];
        if (!outcome) return null;
        if ("refusal" in outcome) return <p key={kind}>{say(outcome.refusal)}</p>;
        const { recipe, msPerStep, device } = outcome.speed;
        const perSecond = compact(1000 / msPerStep);
        return <p key={kind}>{words.trial.took(recipeOf(recipe).title, perSecond, device)}</p>;
      })}
      {faster && <p>{words.trial.faster(words[faster.kind], compact(faster.times))}</p>}
    </>
  );
}
