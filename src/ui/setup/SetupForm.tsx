import { commonFields } from "../../experiment/spec.ts";
import type { CommonValues } from "../../experiment/spec.ts";
import { applies } from "../../state/applicableFields.ts";
import { resetDraft } from "../../state/draft.ts";
import { useDevice, useDraft, usePlayground } from "../playgroundContext.ts";
import { mainFields, moreGroups } from "./commonGroups.ts";
import { FieldRow } from "./FieldRow.tsx";
import { MethodList } from "./MethodList.tsx";
import { PresetPicker } from "./PresetPicker.tsx";
import "./setupForm.css";

/** The whole experiment as a form. Every control comes from its schema row. */
export function SetupForm() {
  const { draft } = usePlayground();
  return (
    <form className="setup" aria-label="Set-up" onSubmit={(event) => event.preventDefault()}>
      <PresetPicker />
      <MethodList />
      <CommonFields title="Training" names={mainFields} />
      <details className="setup-more">
        <summary>More</summary>
        {moreGroups.map(({ title, fields }) => (
          <CommonFields key={title} title={title} names={fields} />
        ))}
        <ComputeOn />
        <UnusedFields />
      </details>
      <button type="button" className="link-button setup-reset" onClick={() => resetDraft(draft)}>
        All settings back to their defaults
      </button>
    </form>
  );
}

interface CommonFieldsProps {
  readonly title: string;
  readonly names: readonly (keyof CommonValues)[];
}

/** Those of the fields that a chosen method uses; nothing where none does. */
function CommonFields({ title, names }: CommonFieldsProps) {
  const used = useDraft(({ spec }) => names.filter((name) => applies(name, spec)).join(" "));
  if (used === "") return null;
  return (
    <fieldset className="setup-group">
      <legend className="rail-title">{title}</legend>
      {used.split(" ").map((name) => (
        <FieldRow key={name} name={name} />
      ))}
    </fieldset>
  );
}

/** Why a field that one may look for is not there. */
function UnusedFields() {
  const unused = useDraft(({ spec }) =>
    [...mainFields, ...moreGroups.flatMap(({ fields }) => fields)]
      .filter((name) => !applies(name, spec))
      .map((name) => commonFields[name].label)
      .join(", "),
  );
  if (unused === "") return null;
  return <p className="panel-note">Not used by this experiment: {unused}.</p>;
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
