import { useEffect, useState } from "react";

/** The panels of the stage that are worth a screen of their own. */
const slides = ".charts-accuracy, .charts-pair > .panel, .results, .inspect";

/**
 * Marks the panel that is presented, and says how many there are. The panels are those of the page
 * itself, wherever it shows them, so a presentation goes on while a run trains.
 */
export function useSlides(at: number): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const mark = () => {
      const panels = [...document.querySelectorAll<HTMLElement>(slides)];
      setCount(panels.length);
      for (const [i, panel] of panels.entries())
        panel.toggleAttribute("data-presented", i === Math.min(at, panels.length - 1));
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      for (const panel of document.querySelectorAll("[data-presented]"))
        panel.removeAttribute("data-presented");
    };
  }, [at]);
  return count;
}
