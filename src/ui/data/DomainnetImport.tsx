import { useState } from "react";
import type {
  ImportPlan,
  OpenedContents,
  PictureContents,
  PictureOrigin,
} from "../../state/library.ts";
import type { PictureChoice } from "../../state/pictureChoice.ts";
import { choiceProblem, firstChoice } from "../../state/pictureChoice.ts";
import { bytes } from "../format.ts";
import { HostSettings } from "../kept/HostSettings.tsx";
import { TaskStatus } from "../kept/TaskStatus.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { PictureChoiceForm } from "./PictureChoiceForm.tsx";
import { useInputSize } from "./useInputSize.ts";

interface DomainnetImportProps {
  readonly contents: PictureContents;
  /** Told the new set's name, as in a spec. */
  readonly onImported: (name: string) => void;
}

/** What a choice takes, and of which choice and pictures that was said. */
interface Planned {
  readonly plan: ImportPlan;
  readonly choice: PictureChoice;
  readonly opened: OpenedContents["opened"];
}

/** Imports a part of DomainNet: what it takes is worked out first, and fetched on a second word. */
export function DomainnetImport({ contents, onImported }: DomainnetImportProps) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const inputSize = useInputSize();
  const hosts = useLibrary((state) => state.hosts);
  const [choice, setChoice] = useState(() => firstChoice(contents, inputSize ?? 224));
  const [way, setWay] = useState<"hub" | "viewer">("hub");
  const [planned, setPlanned] = useState<Planned | null>(null);
  const isRunning = useLibrary(({ data }) => data.status === "running");
  const host = new URL(hosts[way]).host;
  const change = (next: PictureChoice) => {
    setChoice(next);
    setPlanned(null);
  };
  const workOut = async () => {
    setPlanned(null);
    const { imageSize, ...selection } = choice;
    const perClass = choice.trainPerClass + choice.testPerClass;
    const origin: PictureOrigin =
      way === "hub"
        ? { kind: "hub", host: hosts.hub }
        : { kind: "viewer", host: hosts.viewer, perClass };
    const found = await library.openPictures(origin);
    const plan = found && (await library.planImport(found.opened, selection, imageSize));
    if (plan) setPlanned({ plan, choice, opened: found.opened });
  };
  const start = async () => {
    if (!planned) return;
    const { imageSize, title, ...selection } = planned.choice;
    const name = await library.importPictures(planned.opened, selection, imageSize, title);
    if (name !== null) onImported(name);
  };
  return (
    <>
      <PictureChoiceForm contents={contents} choice={choice} onChange={change} />
      <label className="library-field">
        {words.way}
        <select
          className="input"
          value={way}
          onChange={({ target }) => {
            setWay(target.value === "viewer" ? "viewer" : "hub");
            setPlanned(null);
          }}
        >
          <option value="hub">{words.byParquet}</option>
          <option value="viewer">{words.byViewer}</option>
        </select>
      </label>
      <HostSettings />
      <div className="library-row">
        <button
          type="button"
          className="button"
          disabled={choiceProblem(choice) !== null || isRunning}
          onClick={() => void workOut()}
        >
          {words.workOut}
        </button>
        <span className="panel-note">{words.workOutDoc(host)}</span>
      </div>
      {planned && !isRunning && <Plan planned={planned} host={host} onStart={() => void start()} />}
      <TaskStatus kind="data" onRetry={() => void (planned ? start() : workOut())} />
    </>
  );
}

interface PlanProps {
  readonly planned: Planned;
  readonly host: string;
  readonly onStart: () => void;
}

function Plan({ planned: { plan }, host, onStart }: PlanProps) {
  const { library: words } = useWords();
  const { pictures, absent } = plan;
  return (
    <div className="library-section" data-testid="import-plan">
      <p>
        {plan.bytes === null
          ? words.planUnknown(pictures, host)
          : words.plan(pictures, bytes(plan.bytes), host)}{" "}
        {words.planKept(bytes(plan.keptBytes))}{" "}
        {absent.length > 0 && words.planAbsent(absent.length)}
      </p>
      <div className="library-row">
        <button
          type="button"
          className="button button-primary"
          disabled={pictures === 0}
          onClick={onStart}
        >
          {words.import}
        </button>
      </div>
    </div>
  );
}
