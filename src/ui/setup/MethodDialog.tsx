import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { recipeIds, recipeOf } from "../../recipes/index.ts";
import { useCostsState, useDraft } from "../playgroundContext.ts";
import { costHeads } from "./costText.ts";
import { MethodOption } from "./MethodOption.tsx";
import { searchMethods } from "./methodSearch.ts";
import { useCosts } from "./useCosts.ts";
import "./methodDialog.css";

/** Every method there is, by group. A choice takes effect at once; Escape closes. */
export function MethodDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [query, setQuery] = useState("");
  const chosen = useDraft(({ spec }) => spec.recipes.length);
  useEffect(() => dialog.current?.showModal(), []);
  useCosts(true);
  const groups = searchMethods(
    recipeIds.map((one) => ({ ...recipeOf(one), id: one })),
    query,
  );
  const found = groups.reduce((sum, { methods }) => sum + methods.length, 0);
  return (
    <dialog
      ref={dialog}
      className="picker"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onKeyDown={moveAmongOptions}
      onClick={({ target, currentTarget }) => {
        // Only what lies beside the dialog's own content is the dialog itself: its backdrop.
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div className="picker-body">
        <header className="picker-head">
          <h2 id={`${id}-title`}>Methods</h2>
          <input
            type="search"
            className="picker-search"
            placeholder="Search"
            aria-label="Search methods"
            value={query}
            autoFocus
            onChange={({ target }) => setQuery(target.value)}
          />
          <span className="panel-note" role="status">
            {query.trim() === "" ? `${chosen} chosen` : `${found} found`}
          </span>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Done
          </button>
        </header>
        <CostsHead />
        <div className="picker-groups">
          {groups.map(({ id: group, title, methods }) => (
            <section key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <h3 id={`${id}-${group}`}>{title}</h3>
              <ul>
                {methods.map((method) => (
                  <MethodOption key={method.id} id={method.id} />
                ))}
              </ul>
            </section>
          ))}
          {found === 0 && <p className="panel-note">No method has all of these words.</p>}
        </div>
      </div>
    </dialog>
  );
}

/** What the columns of costs are; nothing before they have come, and why where they do not. */
function CostsHead() {
  const hasCosts = useCostsState(({ costs }) => costs !== null);
  const failure = useCostsState((state) => state.failure);
  if (failure)
    return (
      <p className="picker-costs panel-note">What each costs is not known: {failure.message}</p>
    );
  if (!hasCosts) return null;
  return (
    <div className="picker-costs option-costs panel-note" aria-hidden="true">
      {costHeads.map(({ title, doc }) => (
        <span key={title} title={doc}>
          {title}
        </span>
      ))}
    </div>
  );
}

/** Arrow keys go through the methods, from the search on; Enter in the search goes to the first. */
function moveAmongOptions(event: KeyboardEvent<HTMLDialogElement>): void {
  const { target, key, currentTarget } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const options = [...currentTarget.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const at = options.indexOf(target);
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };
  const step = steps[key];
  if (step === undefined || (key === "Enter" && at >= 0)) return;
  event.preventDefault();
  if (at + step < 0) currentTarget.querySelector<HTMLInputElement>("input[type=search]")?.focus();
  else options[Math.min(at + step, options.length - 1)]?.focus();
}
