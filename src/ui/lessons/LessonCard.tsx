import { useEffect, useRef, useState } from "react";
import type { LessonPlace } from "../../state/lessons.ts";
import { goToStep, leaveLesson, stepsOf } from "../../state/lessons.ts";
import type { LessonFacts } from "../../words/lessons/facts.ts";
import type { LessonWords } from "../../words/lessons/lessonWords.ts";
import { useDataset, useDomains } from "../dataset/datasetContext.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { useWords } from "../useWords.ts";
import { lessonFacts } from "./lessonFacts.ts";
import { useLessonWords } from "./useLessonWords.ts";
import "./lessonCard.css";

/** The open lesson beside the experiment. Escape leaves it, and nothing keeps the focus in it. */
export function LessonCard({ place }: { readonly place: LessonPlace }) {
  const { view } = usePlayground();
  const { lessonCard: words } = useWords();
  const lessons = useLessonWords();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A popover, a menu or a dialog above takes its Escape first.
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      leaveLesson(view);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [view]);
  if (lessons === null) return <p className="panel-note">{words.loading}</p>;
  if (lessons === "failed") return <p role="alert">{words.failed}</p>;
  return <Step key={`${place.id}/${place.step}`} place={place} lesson={lessons[place.id]} />;
}

interface StepWords {
  readonly text: string;
  readonly question: string;
  readonly answer: (facts: LessonFacts) => string;
}

interface StepProps {
  readonly place: LessonPlace;
  readonly lesson: LessonWords[LessonPlace["id"]];
}

function Step({ place, lesson }: StepProps) {
  const { view, draft } = usePlayground();
  const allWords = useWords();
  const { lessonCard: words, shortcuts, units } = allWords;
  const [isShown, setIsShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const experiment = useExperiment();
  const domains = useDomains();
  const dataset = useDataset();
  useEffect(() => heading.current?.focus(), []);
  const steps = stepsOf(place.id);
  // A test holds the texts to the same names as the steps.
  const texts: Readonly<Record<string, StepWords>> = lesson.steps;
  const step = texts[steps[place.step]!]!;
  const isLast = place.step === steps.length - 1;
  const classes = dataset.status === "ready" ? dataset.index.classes.length : 0;
  const goTo = (next: number) => goToStep(view, draft, { ...place, step: next });
  return (
    <section className="lesson panel" aria-labelledby="lesson-title">
      <div className="lesson-head">
        <h2 id="lesson-title" ref={heading} tabIndex={-1}>
          {lesson.title}
        </h2>
        <span className="panel-note">{words.place(place.step + 1, steps.length)}</span>
        <button type="button" className="button button-quiet" onClick={() => leaveLesson(view)}>
          {words.leave} <kbd>{shortcuts.keys.leave.key}</kbd>
        </button>
      </div>
      <p>{step.text}</p>
      <p className="lesson-question">
        <b>
          {words.question}
          {units.colon}
        </b>
        {step.question}
      </p>
      <div role="status">
        {isShown && (
          <p className="lesson-answer">
            {step.answer(lessonFacts(experiment, domains, classes, allWords))}
          </p>
        )}
      </div>
      <div className="lesson-actions">
        <button
          type="button"
          className="button"
          aria-expanded={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? words.hide : words.show}
        </button>
        <button
          type="button"
          className="button"
          disabled={place.step === 0}
          onClick={() => goTo(place.step - 1)}
        >
          {words.back}
        </button>
        <button
          type="button"
          className="button button-primary"
          onClick={() => (isLast ? leaveLesson(view) : goTo(place.step + 1))}
        >
          {isLast ? words.finish : words.next}
        </button>
      </div>
    </section>
  );
}
