import type { LessonId } from "../../state/lessons.ts";
import { lessonIds, openLesson, stepsOf } from "../../state/lessons.ts";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { LessonBuilder } from "./LessonBuilder.tsx";
import { useLessonWords } from "./useLessonWords.ts";
import "./lessonsPage.css";

/** The lessons that there are, with the reader's place in each; below them a builder for teachers. */
export function LessonsPage() {
  const { lessonCard: words } = useWords();
  const lessons = useLessonWords();
  return (
    <main className="lessons">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      {lessons === null && <p className="panel-note">{words.loading}</p>}
      {lessons === "failed" && <p role="alert">{words.failed}</p>}
      {lessons !== null && lessons !== "failed" && (
        <ol className="lessons-list">
          {lessonIds.map((id) => (
            <LessonRow key={id} id={id} title={lessons[id].title} summary={lessons[id].summary} />
          ))}
        </ol>
      )}
      <LessonBuilder />
    </main>
  );
}

interface LessonRowProps {
  readonly id: LessonId;
  readonly title: string;
  readonly summary: string;
}

function LessonRow({ id, title, summary }: LessonRowProps) {
  const { view, draft } = usePlayground();
  const { lessonCard: words } = useWords();
  const reached = useView(({ lessonSteps }) => lessonSteps[id]);
  const steps = stepsOf(id).length;
  const isDone = reached === steps - 1;
  const action = reached === undefined ? words.start : isDone ? words.again : words.resume;
  return (
    <li className="panel lessons-row">
      <div>
        <h3>{title}</h3>
        <p>{summary}</p>
      </div>
      <span className="panel-note">
        {reached === undefined ? words.steps(steps) : words.place(reached + 1, steps)}
      </span>
      <button
        type="button"
        className="button"
        aria-label={`${action}: ${title}`}
        onClick={() =>
          openLesson(view, draft, { id, step: isDone || reached === undefined ? 0 : reached })
        }
      >
        {action}
      </button>
    </li>
  );
}
