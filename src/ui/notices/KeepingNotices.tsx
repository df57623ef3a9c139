import type { Interrupted } from "../../state/keeping.ts";
import { labelIn, nameOf } from "../../state/runName.ts";
import { useKeeping, usePlayground, useRuns } from "../playgroundContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";

/** What broke off and can go on, and what could not be kept; nothing while all is well. */
export function KeepingNotices() {
  const interrupted = useKeeping((state) => state.interrupted);
  return (
    <>
      {interrupted.map((one) => (
        <InterruptedNotice key={one.start.startId} interrupted={one} />
      ))}
      <UnsavedNotice />
      <DroppedNotice />
      <UnreadableNotice />
    </>
  );
}

function InterruptedNotice({ interrupted }: { readonly interrupted: Interrupted }) {
  const playground = usePlayground();
  const isIdle = useRuns((state) => state.status === "idle");
  const allWords = useWords();
  const { keeping: words, units } = allWords;
  const { start, step } = interrupted;
  const { recipes, steps } = start.spec;
  const methods = units.list(
    recipes.map((recipe) => nameOf({ recipe, spec: start.spec }, allWords)),
  );
  return (
    <div className="notice notice-warn" role="status" data-testid="interrupted">
      <div>
        <b>{words.interruptedTitle(step, steps)}</b> {words.interruptedAbout(methods)}
      </div>
      <div className="notice-buttons">
        <button
          type="button"
          className="button button-primary"
          disabled={!isIdle}
          onClick={() => playground.goOn(interrupted)}
        >
          {words.goOn}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => playground.giveUp(interrupted)}
        >
          {words.leave}
        </button>
      </div>
    </div>
  );
}

function UnsavedNotice() {
  const unsaved = useKeeping((state) => state.unsaved);
  const isIdle = useRuns((state) => state.status === "idle");
  const { keeping: words } = useWords();
  const say = useSay();
  if (!unsaved || isIdle) return null;
  return (
    <div className="notice notice-warn" role="status" data-testid="unsaved">
      <div>
        <b>{words.unsavedTitle}</b> {say(unsaved)} {words.unsavedAbout}
      </div>
    </div>
  );
}

function DroppedNotice() {
  const { keeping } = usePlayground();
  const dropped = useKeeping((state) => state.dropped);
  const allWords = useWords();
  const { keeping: words, units } = allWords;
  if (dropped.length === 0) return null;
  const labels = dropped.map(({ id, run }) => (run ? labelIn(allWords, run) : id));
  return (
    <div className="notice notice-warn" role="status">
      <div>
        <b>{words.droppedTitle}</b> {words.droppedAbout(units.list(labels))}
      </div>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => keeping.setState({ dropped: [] })}
      >
        {words.dismiss}
      </button>
    </div>
  );
}

function UnreadableNotice() {
  const { keeping } = usePlayground();
  const count = useKeeping((state) => state.unreadable);
  const { keeping: words } = useWords();
  if (count === 0) return null;
  return (
    <div className="notice notice-warn" role="status">
      <div>{words.unreadable(count)}</div>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => keeping.setState({ unreadable: 0 })}
      >
        {words.dismiss}
      </button>
    </div>
  );
}
