import { useEffect, useRef } from "react";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { isTaken, shortcutOf } from "./shortcut.ts";
import "./shortcutSheet.css";

/** The page's shortcuts: listens for them, and lists them on "?". They can be turned off (WCAG 2.1.4). */
export function ShortcutSheet() {
  const { view } = usePlayground();
  const { shortcuts: words } = useWords();
  const isOn = useView(({ hasShortcuts }) => hasShortcuts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const shortcut = shortcutOf({
        key,
        hasModifier: ctrlKey || metaKey || altKey,
        isTaken: event.defaultPrevented || isTaken(target, key),
      });
      const button =
        shortcut && document.querySelector<HTMLButtonElement>(`[data-shortcut=${shortcut}]`);
      if (!button || button.disabled) return;
      event.preventDefault();
      button.click();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isOn]);
  return (
    <>
      <button
        type="button"
        className="button sheet-open"
        data-shortcut="sheet"
        aria-label={words.open}
        title={words.open}
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </button>
      <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title">
        <h2 id="sheet-title">{words.title}</h2>
        <p className="panel-note">{words.intro}</p>
        <dl>
          {Object.values(words.keys).map(({ key, does }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ target }) => view.setState({ hasShortcuts: target.checked })}
          />{" "}
          {words.switchOff}
        </label>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </dialog>
    </>
  );
}
