import { presetSpec, presets } from "../../experiment/presets.ts";
import { encodeSpec } from "../../experiment/shareLink.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import "./presetPicker.css";

/** Whole experiments to start from. */
export function PresetPicker() {
  const { draft } = usePlayground();
  const current = useDraft(({ spec }) => encodeSpec(spec));
  return (
    <div className="presets" role="group" aria-label="Presets">
      {presets.map((preset) => (
        <button
          key={preset.id}
          type="button"
          title={preset.doc}
          aria-pressed={current === encodeSpec(presetSpec(preset))}
          onClick={() => draft.setState({ spec: presetSpec(preset), rejected: {} })}
        >
          {preset.title}
          <span className="panel-note">{presetSpec(preset).steps} steps</span>
        </button>
      ))}
    </div>
  );
}
