import { commonFields } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import { resetDraft } from "../../state/draft.ts";
import { useDevice, useDraft, usePlayground } from "../playgroundContext.ts";
import { FieldRow } from "./FieldRow.tsx";
import { MethodPicker } from "./MethodPicker.tsx";
import { PresetPicker } from "./PresetPicker.tsx";
import "./setupForm.css";

/** The fields that most experiments change; the others are under "More". */
const mainFields: readonly string[] = ["learningRate", "steps", "batchSize", "seed"];
const moreFields = Object.keys(commonFields).filter((name) => !mainFields.includes(name));

/** The whole experiment as a form. Every control comes from its schema row. */
export function SetupForm() {
  const { draft } = usePlayground();
  const recipes = useDraft(({ spec }) => spec.recipes);
  return (
    <form className="setup" aria-label="Set-up" onSubmit={(event) => event.preventDefault()}>
      <PresetPicker />
      <MethodPicker />
      {recipes.map((id) => {
        const names = Object.keys(recipeOf(id).hyperparameters);
        return (
          names.length > 0 && (
            <fieldset key={id} className="setup-group">
              <legend className="rail-title">{recipeOf(id).title}</legend>
              {names.map((name) => (
                <FieldRow key={name} name={`${id}.${name}`} />
              ))}
            </fieldset>
          )
        );
      })}
      <fieldset className="setup-group">
        <legend className="rail-title">Training</legend>
        {mainFields.map((name) => (
          <FieldRow key={name} name={name} />
        ))}
      </fieldset>
      <details className="setup-more">
        <summary>More</summary>
        {moreFields.map((name) => (
          <FieldRow key={name} name={name} />
        ))}
        <ComputeOn />
      </details>
      <button type="button" className="link-button setup-reset" onClick={() => resetDraft(draft)}>
        All settings back to their defaults
      </button>
    </form>
  );
}

/** Not a field of the experiment: either device gives the same numbers. */
function ComputeOn() {
  const { device } = usePlayground();
  const force = useDevice((state) => state.force);
  return (
    <label className="setup-compute">
      Compute on
      <select
        value={force ?? "automatic"}
        onChange={({ target: { value } }) =>
          device.setState({ force: value === "wasm" || value === "webgpu" ? value : null })
        }
      >
        <option value="automatic">The faster there is</option>
        <option value="webgpu">WebGPU</option>
        <option value="wasm">CPU (wasm)</option>
      </select>
    </label>
  );
}
