import { expectedMemory, expectedSeconds, presetSpec, presets } from "../../experiment/presets.ts";
import type { PresetRuntime } from "../../experiment/presets.ts";
import { encodeSpec } from "../../experiment/shareLink.ts";
import { likelyRuntimes } from "../../state/device.ts";
import { aboutDuration, bytes } from "../format.ts";
import { useDevice, useDraft, usePlayground } from "../playgroundContext.ts";
import "./presetPicker.css";

/** Whole experiments to start from, with the time that each takes where it was measured. */
export function PresetPicker() {
  const { draft } = usePlayground();
  const current = useDraft(({ spec }) => encodeSpec(spec));
  const report = useDevice((state) => state.report);
  const force = useDevice((state) => state.force);
  const runtimes = likelyRuntimes({ report, force }, "gpu" in navigator);
  const measured = runtimes.find((runtime) => expectedMemory(runtime) !== null);
  return (
    <div>
      <div className="presets" role="group" aria-label="Presets">
        {presets.map((preset) => {
          const seconds = measured ? expectedSeconds(preset, measured) : null;
          return (
            <button
              key={preset.id}
              type="button"
              title={preset.doc}
              aria-pressed={current === encodeSpec(presetSpec(preset))}
              onClick={() => draft.setState({ spec: presetSpec(preset), rejected: {} })}
            >
              {preset.title}
              <span className="panel-note">{presetSpec(preset).steps} steps</span>
              {seconds !== null && (
                <span className="panel-note">≈ {aboutDuration(1000 * seconds)}</span>
              )}
            </button>
          );
        })}
      </div>
      <p className="presets-note panel-note">
        {measured && measuredText(measured)}
        {runtimes.some((runtime) => expectedMemory(runtime) === null) &&
          "Not measured on a graphics card."}
      </p>
    </div>
  );
}

const devices: Readonly<Record<PresetRuntime, string>> = {
  wasm: "the processor (wasm, AMD EPYC)",
  webgpu: "a graphics card",
  node: "the processor (Node)",
};

/** What the times are of, and what memory comes with them. */
function measuredText(runtime: PresetRuntime): string {
  const memory = expectedMemory(runtime);
  const inMemory = memory === null ? "" : `, in ${bytes(memory)} of memory`;
  return `≈ FT and Lipsum-FT on ${devices[runtime]}${inMemory}. `;
}
