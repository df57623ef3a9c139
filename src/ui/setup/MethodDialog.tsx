import { useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { recipeIds } from "../../recipes/index.ts";
import { Dialog } from "../dialog/Dialog.tsx";
import { useCostsState, useDraft } from "../playgroundContext.ts";
import { recipeGroupsIn, recipeIn } from "../../state/schemaWords.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { costHeads } from "./costText.ts";
import { MethodOption } from "./MethodOption.tsx";
import { searchMethods } from "./methodSearch.ts";
import { useCosts } from "./useCosts.ts";
import "./methodDialog.css";

/** Every method there is, by group. A choice takes effect at once; Escape closes. */
export function MethodDialog({ onClose }: { readonly onClose: () => void }) {
  const allWords = useWords();
  const { methods: words } = allWords;
  const id = useId();
  const [query, setQuery] = useState("");
  const chosen = useDraft(({ spec }) => spec.recipes.length);
  useCosts(true);
  const groups = searchMethods(
    recipeIds.map((one) => ({ ...recipeIn(allWords, one), id: one })),
    recipeGroupsIn(allWords),
    query,
  );
  const found = groups.reduce((sum, { methods }) => sum + methods.length, 0);
  return (
    <Dialog
      title={words.title}
      close={words.done}
      className="methods-dialog"
      head={
        <>
          <input
            type="search"
            className="input picker-search"
            placeholder={words.search}
            aria-label={words.searchMethods}
            value={query}
            autoFocus
            onChange={({ target }) => setQuery(target.value)}
          />
          <span className="panel-note" role="status">
            {query.trim() === "" ? words.chosen(chosen) : words.found(found)}
          </span>
        </>
      }
      onClose={onClose}
      onKeyDown={moveAmongOptions}
    >
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
        {found === 0 && <p className="panel-note">{words.none}</p>}
      </div>
    </Dialog>
  );
}

/** What the columns of costs are; nothing before they have come, and why where they do not. */
function CostsHead() {
  const words = useWords();
  const say = useSay();
  const hasCosts = useCostsState(({ costs }) => costs !== null);
  const failure = useCostsState((state) => state.failure);
  if (failure)
    return <p className="picker-costs panel-note">{words.methods.costsUnknown(say(failure))}</p>;
  if (!hasCosts) return null;
  return (
    <div className="picker-costs option-costs panel-note" aria-hidden="true">
      {costHeads(words).map(({ title, doc }) => (
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
