import { useEffect, useState } from "react";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { PresentedSeries } from "./PresentedSeries.tsx";
import { useLastAction } from "./useLastAction.ts";
import { useSlides } from "./useSlides.ts";
import "./presenter.css";

/** The button that starts a presentation. */
export function PresentButton() {
  const { view } = usePlayground();
  const { shortcuts: words } = useWords();
  const isPresenting = useView((state) => state.isPresenting);
  return (
    <button
      type="button"
      className="button"
      data-shortcut="present"
      aria-pressed={isPresenting}
      onClick={() => view.setState({ isPresenting: !isPresenting, page: "experiment" })}
    >
      {words.present}
    </button>
  );
}

/** While presenting: one chart fills the screen, arrow keys change it, and the last action is captioned. */
export function Presenter() {
  const isPresenting = useView((state) => state.isPresenting);
  return isPresenting ? <Stage /> : null;
}

function Stage() {
  const { view } = usePlayground();
  const { shortcuts: words } = useWords();
  const [at, setAt] = useState(0);
  const count = useSlides(at);
  const action = useLastAction();
  const shown = count === 0 ? 0 : Math.min(at, count - 1) + 1;
  useEffect(() => {
    document.documentElement.dataset["presenting"] = "";
    return () => {
      delete document.documentElement.dataset["presenting"];
    };
  }, []);
  useEffect(() => {
    // Before the page's shortcuts, in which → is a step of training.
    const onKey = (event: KeyboardEvent) => {
      const { key } = event;
      if (event.target instanceof HTMLInputElement) return;
      if (key === "Escape") view.setState({ isPresenting: false });
      else if (key === "ArrowRight") setAt((now) => Math.min(now + 1, count - 1));
      else if (key === "ArrowLeft") setAt((now) => Math.max(Math.min(now, count - 1) - 1, 0));
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [view, count]);
  return (
    <div className="presenter" role="group" aria-label={words.presenting}>
      <button
        type="button"
        className="button"
        aria-label={words.previous}
        disabled={shown <= 1}
        onClick={() => setAt(shown - 2)}
      >
        ←
      </button>
      <span>{words.slide(shown, count)}</span>
      <button
        type="button"
        className="button"
        aria-label={words.next}
        disabled={shown >= count}
        onClick={() => setAt(shown)}
      >
        →
      </button>
      <PresentedSeries />
      <p role="status" className="presenter-caption">
        {count === 0 ? words.noSlides : action}
      </p>
      <button
        type="button"
        className="button"
        onClick={() => view.setState({ isPresenting: false })}
      >
        {words.endPresenting}
      </button>
    </div>
  );
}
