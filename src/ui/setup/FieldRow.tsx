import { useId, useState } from "react";
import type { ReactNode } from "react";
import { fieldOf, setField, valueOf } from "../../state/draft.ts";
import { ruleOf } from "../../shared/schema.ts";
import type { ChoiceField, NumberField } from "../../shared/schema.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { fromPosition, sliderSteps, toPosition } from "./slider.ts";
import "./fieldRow.css";

/** One field of the set-up, made from its schema row. `name` is as in links. */
export function FieldRow({ name }: { readonly name: string }) {
  const field = fieldOf(name);
  return field.kind === "number" ? (
    <NumberRow name={name} field={field} />
  ) : (
    <ChoiceRow name={name} field={field} />
  );
}

function NumberRow({ name, field }: { readonly name: string; readonly field: NumberField }) {
  const { draft } = usePlayground();
  const id = useId();
  const value = useDraft(({ spec }) => Number(valueOf(spec, name)));
  const rejected = useDraft(({ rejected: all }) => all[name]);
  const hasSlider = field.max / Math.max(field.min, 1) < 1e9;
  return (
    <Row name={name} field={field} id={id} isDefault={value === field.default && !rejected}>
      <input
        id={id}
        className="field-number"
        type="text"
        inputMode={field.integer ? "numeric" : "decimal"}
        autoComplete="off"
        value={rejected?.raw ?? String(value)}
        aria-invalid={rejected !== undefined}
        aria-describedby={`${id}-rule${rejected ? ` ${id}-problem` : ""}`}
        onChange={(event) => setField(draft, name, event.target.value)}
      />
      {hasSlider && (
        <input
          className="field-slider"
          type="range"
          min={0}
          max={sliderSteps}
          value={toPosition(field, value)}
          aria-label={`${field.label}, slider`}
          aria-valuetext={String(value)}
          onChange={(event) =>
            setField(draft, name, String(fromPosition(field, Number(event.target.value))))
          }
        />
      )}
    </Row>
  );
}

function ChoiceRow({ name, field }: { readonly name: string; readonly field: ChoiceField }) {
  const { draft } = usePlayground();
  const id = useId();
  const value = useDraft(({ spec }) => String(valueOf(spec, name)));
  return (
    <Row name={name} field={field} id={id} isDefault={value === field.default}>
      <select
        id={id}
        className="field-choice"
        value={value}
        disabled={field.options.length < 2}
        aria-describedby={`${id}-rule`}
        onChange={(event) => setField(draft, name, event.target.value)}
      >
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Row>
  );
}

interface RowProps {
  readonly name: string;
  readonly field: NumberField | ChoiceField;
  readonly id: string;
  readonly isDefault: boolean;
  readonly children: ReactNode;
}

function Row({ name, field, id, isDefault, children }: RowProps) {
  const { draft } = usePlayground();
  const [isOpen, setIsOpen] = useState(false);
  const problem = useDraft(({ rejected }) => rejected[name]?.problem);
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id} className="field-label">
        {field.label}
      </label>
      <button
        type="button"
        className="field-help-button"
        aria-label={`About ${field.label}`}
        aria-expanded={isOpen}
        aria-controls={`${id}-help`}
        onClick={() => setIsOpen(!isOpen)}
      >
        ?
      </button>
      {!isDefault && (
        <button
          type="button"
          className="field-reset"
          title={`Back to ${field.default}`}
          aria-label={`Set ${field.label} back to ${field.default}`}
          onClick={() => setField(draft, name, String(field.default))}
        >
          ↺
        </button>
      )}
      {children}
      <span id={`${id}-rule`} className="visually-hidden">
        {field.doc} {field.kind === "number" && `Takes ${ruleOf(field)}.`}
      </span>
      {problem && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {field.label} must be {ruleOf(field)}.
        </p>
      )}
      <div id={`${id}-help`} className="field-help" hidden={!isOpen}>
        <p>{field.doc}</p>
        {field.kind === "choice" &&
          field.options.map(
            (option) =>
              option.doc && (
                <p key={option.value}>
                  <b>{option.label}:</b> {option.doc}
                </p>
              ),
          )}
        <p className="field-source">
          {field.kind === "number" && `${capitalized(ruleOf(field))}. `}
          Default {String(field.default)}
          {field.source && ` (${field.source})`}.
        </p>
      </div>
    </div>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
