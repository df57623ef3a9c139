import { useEffect, useState } from "react";
import type { Words } from "../../words/words.ts";
import { useWords } from "../useWords.ts";

/** What was last pressed or set on the page, in words, so that a room can follow. */
export function useLastAction(): string {
  const { shortcuts: words } = useWords();
  const [action, setAction] = useState("");
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button && !button.closest(".presenter")) setAction(words.pressed(nameOf(button)));
    };
    const onChange = ({ target }: Event) => setAction(changeOf(target, words));
    document.addEventListener("click", onClick, { capture: true });
    document.addEventListener("change", onChange, { capture: true });
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      document.removeEventListener("change", onChange, { capture: true });
    };
  }, [words]);
  return action;
}

function nameOf(element: Element): string {
  return (element.getAttribute("aria-label") ?? element.textContent).trim();
}

function changeOf(target: EventTarget | null, words: Words["shortcuts"]): string {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return "";
  const label = target.getAttribute("aria-label") ?? target.labels?.[0]?.textContent ?? "";
  return words.set(label.trim(), target.value);
}
