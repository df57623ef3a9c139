import { useId } from "react";
import type { CommonValues } from "../../experiment/spec.ts";
import { applies } from "../../state/applicableFields.ts";
import { resetDraft } from "../../state/draft.ts";
import { Help } from "../help/Help.tsx";
import { LibraryRows } from "../kept/LibraryRows.tsx";
import { useDevice, useDraft, usePlayground, useView } from "../playgroundContext.ts";
import { fieldIn } from "../../state/schemaWords.ts";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import { mainFields, moreGroups } from "./commonGroups.ts";
import { ComputeTrial } from "./ComputeTrial.tsx";
import { FieldRow } from "./FieldRow.tsx";
import { MemoryRow } from "./MemoryRow.tsx";
import { MethodList } from "./MethodList.tsx";
import { ParityCheck } from "./ParityCheck.tsx";
import { PresetPicker } from "./PresetPicker.tsx";
import { SweepForm } from "./SweepForm.tsx";
import "./setupForm.css";

/** The whole experiment as a form. Every control comes from its schema row. */
export function SetupForm() {
  const { draft } = usePlayground();
  const { setup: words } = useWords();
  return (
    <form className="setup" aria-label={words.form} onSubmit={(event) => event.preventDefault()}>
      <LibraryRows />
      <PresetPicker />
      <MethodList />
      <CommonFields title={words.training} names={mainFields} />
      <SweepForm />
      <details className="setup-more">
        <summary>{words.more}</summary>
        {moreGroups.map(({ id, fields }) => (
          <CommonFields key={id} title={words.groups[id]} names={fields} />
        ))}
        <ComputeOn />
        <UnusedFields />
      </details>
      <button type="button" className="link-button setup-reset" onClick={() => resetDraft(draft)}>
        {words.toDefaults}
      </button>
      {/* Last, since it grows under a pointer that is on its way to a control. */}
      <MemoryRow />
    </form>
  );
}

interface CommonFieldsProps {
  readonly title: string;
  readonly names: readonly (keyof CommonValues)[];
}

/** Those of the fields that a chosen method uses; nothing where none does. */
function CommonFields({ title, names }: CommonFieldsProps) {
  const hidden = useView(({ restrictions }) => restrictions?.hidden);
  const used = useDraft(({ spec }) =>
    names.filter((name) => applies(name, spec) && !hidden?.has(name)).join(" "),
  );
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
  const words = useWords();
  const unused = useDraft(({ spec }) =>
    [...mainFields, ...moreGroups.flatMap(({ fields }) => fields)]
      .filter((name) => !applies(name, spec))
      .map((name) => fieldIn(words, name).label)
      .join("\n"),
  );
  if (unused === "") return null;
  return <p className="panel-note">{words.setup.unused(words.units.list(unused.split("\n")))}</p>;
}

/** Not a field of the experiment: either device gives the same numbers. */
function ComputeOn() {
  const { device } = usePlayground();
  const { setup: words } = useWords();
  const id = useId();
  const restriction = useRestriction("compute");
  const force = useDevice((state) => state.force);
  const model = useDraft(({ spec }) => spec.model);
  if (restriction === "hidden") return null;
  return (
    <div className="setup-compute">
      <span>
        <label htmlFor={id}>{words.computeOn}</label>{" "}
        <Help about={words.computeOn} doc={words.computeDoc} />
      </span>
      <select
        className="input-quiet"
        id={id}
        value={force ?? "automatic"}
        disabled={restriction === "locked"}
        onChange={({ target: { value } }) =>
          device.setState({ force: value === "wasm" || value === "webgpu" ? value : null })
        }
      >
        <option value="automatic">{words.automatic}</option>
        <option value="webgpu">{words.webgpu}</option>
        <option value="wasm">{words.wasm}</option>
      </select>
      {restriction === "free" && <ComputeTrial key={model} />}
      <ParityCheck />
    </div>
  );
}
