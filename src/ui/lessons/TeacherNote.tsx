import { useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import "./teacherNote.css";

/** What a teacher's link says, and that it has locked something; nothing without such a link. */
export function TeacherNote() {
  const { restrictions: words } = useWords();
  const restrictions = useView((state) => state.restrictions);
  if (!restrictions) return null;
  const { hidden, locked, sentence } = restrictions;
  return (
    <aside className="teacher-note" aria-label={words.note}>
      {sentence !== "" && <p className="teacher-note-sentence">{sentence}</p>}
      {hidden.size + locked.size > 0 && <p className="panel-note">{words.restricted}</p>}
    </aside>
  );
}
