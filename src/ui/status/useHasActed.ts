import { useEffect, useState } from "react";

const acts = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/** Whether the person has done anything on the page: what costs a download waits for that. */
export function useHasActed(): boolean {
  const [hasActed, setHasActed] = useState(false);
  useEffect(() => {
    if (hasActed) return;
    const note = () => setHasActed(true);
    for (const act of acts) window.addEventListener(act, note, { once: true });
    return () => {
      for (const act of acts) window.removeEventListener(act, note);
    };
  }, [hasActed]);
  return hasActed;
}
