import { useEffect, useSyncExternalStore } from "react";
import type { Theme } from "../state/view.ts";
import { usePlayground, useView } from "./playgroundContext.ts";
import { useWords } from "./useWords.ts";

const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

/** Light or dark: the system's until a person chooses. */
export function ThemeButton() {
  const { view } = usePlayground();
  const { masthead } = useWords();
  const theme = useView((state) => state.theme);
  const isSystemDark = useSyncExternalStore(
    (onChange) => {
      systemIsDark.addEventListener("change", onChange);
      return () => systemIsDark.removeEventListener("change", onChange);
    },
    () => systemIsDark.matches,
  );
  const isDark = theme === "system" ? isSystemDark : theme === "dark";
  useEffect(() => {
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  }, [isDark]);
  const next: Theme = isDark ? "light" : "dark";
  return (
    <button
      type="button"
      className="button"
      data-shortcut="theme"
      aria-label={isDark ? masthead.switchToLight : masthead.switchToDark}
      onClick={() => view.setState({ theme: next })}
    >
      {isDark ? masthead.light : masthead.dark}
    </button>
  );
}
