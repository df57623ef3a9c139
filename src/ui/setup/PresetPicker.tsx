import { expectedMemory, expectedSeconds, presetSpec, presets } from "../../experiment/presets.ts";
import type { PresetRuntime } from "../../experiment/presets.ts";
import { encodeSpec } from "../../experiment/shareLink.ts";
import { likelyRuntimes } from "../../state/device.ts";
import type { Words } from "../../words/words.ts";
import { aboutDuration, bytes } from "../format.ts";
import { Help } from "../help/Help.tsx";
import { useDevice, useDraft, usePlayground } from "../playgroundContext.ts";
import { presetIn } from "../../state/schemaWords.ts";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import "./presetPicker.css";

/** Whole experiments to start from, with the time that each takes where it was measured. */
export function PresetPicker() {
  const restriction = useRestriction("presets");
  const { draft } = usePlayground();
  const words = useWords();
  const { setup } = words;
  const current = useDraft(({ spec }) => encodeSpec(spec));
  const report = useDevice((state) => state.report);
  const force = useDevice((state) => state.force);
  const runtimes = likelyRuntimes({ report, force }, "gpu" in navigator);
  const measured = runtimes.find((runtime) => expectedMemory(runtime) !== null);
  if (restriction === "hidden") return null;
  return (
    <div>
      <div className="presets" role="group" aria-label={setup.presets}>
        {presets.map((preset) => {
          const { title, doc } = presetIn(words, preset);
          const seconds = measured ? expectedSeconds(preset, measured) : null;
          return (
            <button
              key={preset.id}
              type="button"
              title={doc}
              disabled={restriction === "locked"}
              aria-pressed={current === encodeSpec(presetSpec(preset))}
              onClick={() => draft.setState({ spec: presetSpec(preset), rejected: {} })}
            >
              {title}
              <span className="panel-note">{setup.steps(presetSpec(preset).steps)}</span>
              {seconds !== null && (
                <span className="panel-note">≈ {aboutDuration(1000 * seconds, words.units)}</span>
              )}
            </button>
          );
        })}
      </div>
      <p className="presets-note panel-note">
        {measured && `${measuredText(measured, setup)} `}
        {runtimes.some((runtime) => expectedMemory(runtime) === null) && `${setup.notMeasured} `}
        <Help about={setup.presets} doc={setup.presetsDoc}>
          {presets.map((preset) => {
            const { title, doc } = presetIn(words, preset);
            return (
              <section key={preset.id}>
                <b>{title}</b>
                <p>{doc}</p>
              </section>
            );
          })}
        </Help>
      </p>
    </div>
  );
}

/** What the times are of, and what memory comes with them. */
function measuredText(runtime: PresetRuntime, words: Words["setup"]): string {
  const memory = expectedMemory(runtime);
  return words.measured(words.measuredOn[runtime], memory === null ? null : bytes(memory));
}
