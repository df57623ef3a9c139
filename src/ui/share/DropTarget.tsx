import { useEffect, useState } from "react";
import { toFailure } from "../../shared/failure.ts";
import { hasRunFile, openFiles } from "../../state/openFiles.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import "../notices/notices.css";

/** Opens saved runs that are dropped anywhere on the page; what is wrong with them is told. */
export function DropTarget() {
  const playground = usePlayground();
  const { notices: words } = useWords();
  const say = useSay();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const open = (event: DragEvent) => {
      // What another part of the page has taken is not ours.
      if (event.defaultPrevented) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!hasRunFile(files)) return;
      event.preventDefault();
      setProblem("");
      playground.view.setState({ page: "experiment" });
      openFiles(files, playground).catch((thrown: unknown) => setProblem(say(toFailure(thrown))));
    };
    window.addEventListener("dragover", allow);
    window.addEventListener("drop", open);
    return () => {
      window.removeEventListener("dragover", allow);
      window.removeEventListener("drop", open);
    };
  }, [playground, say]);
  if (problem === "") return null;
  return (
    <div className="notice notice-warn" role="alert">
      <div>{problem}</div>
      <button type="button" className="button button-quiet" onClick={() => setProblem("")}>
        {words.dismiss}
      </button>
    </div>
  );
}
