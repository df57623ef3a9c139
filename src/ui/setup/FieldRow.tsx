import { useId, useState } from "react";
import type { ReactNode } from "react";
import { setField, valueOf } from "../../state/draft.ts";
import { cut } from "../../shared/cut.ts";
import type { ChoiceField, NumberField } from "../../shared/schema.ts";
import { useDraft, usePlayground } from "../playgroundContext.ts";
import { Help } from "../help/Help.tsx";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import { fieldIn, ruleIn } from "../../state/schemaWords.ts";
import { fromPosition, sliderSteps, toPosition } from "./slider.ts";
import "./fieldRow.css";

/** One field of the set-up, made from its schema row. `name` is as in links. */
export function FieldRow({ name }: { readonly name: string }) {
  const field = fieldIn(useWords(), name);
  const restriction = useRestriction(name);
  if (restriction === "hidden") return null;
  const isLocked = restriction === "locked";
  return field.kind === "number" ? (
    <NumberRow name={name} field={field} isLocked={isLocked} />
  ) : (
    <ChoiceRow name={name} field={field} isLocked={isLocked} />
  );
}

interface FieldProps<F> {
  readonly name: string;
  readonly field: F;
  /** Shown and not to be changed, by a lesson link. */
  readonly isLocked: boolean;
}

function NumberRow({ name, field, isLocked }: FieldProps<NumberField>) {
  const { draft } = usePlayground();
  const { setup: words } = useWords();
  const id = useId();
  const value = useDraft(({ spec }) => Number(valueOf(spec, name)));
  const rejected = useDraft(({ rejected: all }) => all[name]);
  // "1." is 1 on its way to 1.5: as typed until the field is left.
  const [typed, setTyped] = useState<string | null>(null);
  const isAsTyped = typed !== null && Number(typed) === value;
  const hasSlider = field.max / Math.max(field.min, 1) < 1e9;
  return (
    <Row {...{ name, field, id, isLocked }} isDefault={value === field.default && !rejected}>
      <input
        id={id}
        className="input-quiet field-number"
        type="text"
        inputMode={field.integer ? "numeric" : "decimal"}
        autoComplete="off"
        disabled={isLocked}
        value={rejected?.raw ?? (isAsTyped ? typed : String(value))}
        aria-invalid={rejected !== undefined}
        aria-describedby={`${id}-rule${rejected ? ` ${id}-problem` : ""}`}
        onChange={(event) => {
          setTyped(event.target.value);
          setField(draft, name, event.target.value);
        }}
        onBlur={() => setTyped(null)}
      />
      {hasSlider && (
        <input
          className="field-slider"
          type="range"
          disabled={isLocked}
          min={0}
          max={sliderSteps}
          value={toPosition(field, value)}
          aria-label={words.slider(field.label)}
          aria-valuetext={String(value)}
          onChange={(event) =>
            setField(draft, name, String(fromPosition(field, Number(event.target.value))))
          }
        />
      )}
    </Row>
  );
}

/** What the list calls a value that is typed. */
const typed = "typed";

function ChoiceRow({ name, field, isLocked }: FieldProps<ChoiceField>) {
  const { draft } = usePlayground();
  const id = useId();
  const value = useDraft(({ spec }) => String(valueOf(spec, name)));
  const rejected = useDraft(({ rejected: all }) => all[name]);
  const { label, example } = field.other ?? {};
  const isTyped = rejected !== undefined || !field.options.some((one) => one.value === value);
  return (
    <Row {...{ name, field, id, isLocked }} isDefault={value === field.default && !rejected}>
      <select
        id={id}
        className="input-quiet field-choice"
        value={isTyped ? typed : value}
        disabled={isLocked || (field.options.length < 2 && example === undefined)}
        aria-describedby={`${id}-rule`}
        onChange={({ target }) =>
          setField(draft, name, target.value === typed ? (example ?? value) : target.value)
        }
      >
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {(isTyped || example !== undefined) && <option value={typed}>{label ?? value}</option>}
      </select>
      {isTyped && example !== undefined && (
        <textarea
          className="input-quiet field-text"
          rows={2}
          spellCheck={false}
          disabled={isLocked}
          aria-label={label ?? field.label}
          aria-invalid={rejected !== undefined}
          aria-describedby={`${id}-rule${rejected ? ` ${id}-problem` : ""}`}
          value={rejected?.raw ?? value}
          onChange={({ target }) => setField(draft, name, target.value.replaceAll("\n", "|"))}
        />
      )}
    </Row>
  );
}

interface RowProps extends FieldProps<NumberField | ChoiceField> {
  readonly id: string;
  readonly isDefault: boolean;
  readonly children: ReactNode;
}

function Row({ name, field, id, isLocked, isDefault, children }: RowProps) {
  const { draft } = usePlayground();
  const words = useWords();
  const { setup, restrictions } = words;
  const rule = ruleIn(words, field);
  const raw = useDraft(({ rejected }) => rejected[name]?.raw);
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id} className="field-label">
        {field.label}
      </label>
      <Help
        about={field.label}
        doc={field.doc}
        {...(field.kind === "number" && { formula: { field: name } })}
      >
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
          {field.kind === "number" && `${setup.takes(rule)} `}
          {setup.default(String(field.default), field.source)}
        </p>
      </Help>
      {isLocked && (
        <svg className="field-lock" viewBox="0 0 12 14" role="img" aria-label={restrictions.locked}>
          <path d="M3 6V4a3 3 0 0 1 6 0v2h1v7H2V6zm1.3 0h3.4V4a1.7 1.7 0 0 0-3.4 0z" />
        </svg>
      )}
      {!isDefault && !isLocked && (
        <button
          type="button"
          className="field-reset"
          title={setup.backTo(String(field.default))}
          aria-label={setup.setBackTo(field.label, String(field.default))}
          onClick={() => setField(draft, name, String(field.default))}
        >
          ↺
        </button>
      )}
      {children}
      <span id={`${id}-rule`} className="visually-hidden">
        {field.doc} {field.kind === "number" && setup.takes(rule)}
      </span>
      {raw !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {setup.mustBe(field.label, rule, cut(raw), String(field.default))}
        </p>
      )}
    </div>
  );
}
