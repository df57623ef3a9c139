import { useState } from "react";
import type { OfferedModel } from "../../state/library.ts";
import { bytes } from "../format.ts";
import { HostSettings } from "../kept/HostSettings.tsx";
import { TaskStatus } from "../kept/TaskStatus.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { suggestedModels } from "./suggestedModels.ts";
import { ModelNotices } from "./ModelNotices.tsx";
import { pageOf } from "./KeptModels.tsx";
import "./hubModel.css";

interface HubModelProps {
  /** The repository of a link, to begin with; "" for none. */
  readonly wanted: string;
  readonly onFetched: (model: string) => void;
}

/** A model of the hub: first what it takes, then the fetch, each on the person's word. */
export function HubModel({ wanted, onFetched }: HubModelProps) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const hub = useLibrary(({ hosts }) => hosts.hub);
  const { host } = new URL(hub);
  const task = useLibrary(({ model }) => (model.status === "idle" ? null : model.task));
  const isRunning = useLibrary(({ model }) => model.status === "running");
  const [repository, setRepository] = useState(wanted);
  const [found, setFound] = useState<{ name: string; description: OfferedModel } | null>(null);
  const lookUp = async (given: string) => {
    const name = `hf:${given.trim().replace(/^hf:/, "")}`;
    setFound(null);
    const description = await library.describeModel(name);
    setFound(description && { name, description });
  };
  const fetch = async () => {
    if (!found) return;
    const model = await library.fetchModel(found.name);
    if (!model) return;
    setFound(null);
    onFetched(model.name);
  };
  return (
    <section className="library-section">
      <h3>{words.hubTitle}</h3>
      <form
        className="library-row"
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp(repository);
        }}
      >
        <input
          className="input"
          type="text"
          aria-label={words.repository}
          placeholder={words.repositoryHint}
          spellCheck={false}
          value={repository}
          onChange={({ target }) => setRepository(target.value)}
        />
        <button type="submit" className="button" disabled={repository.trim() === "" || isRunning}>
          {words.lookUp}
        </button>
      </form>
      <ul className="suggested" aria-label={words.suggestions}>
        {suggestedModels.map((model) => (
          <li key={model.repository}>
            <button type="button" onClick={() => setRepository(model.repository)}>
              {model.repository} <span className="panel-note">{model.about}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="panel-note">{words.lookUpDoc(host)}</p>
      {task !== "addModel" && (
        <TaskStatus
          kind="model"
          onRetry={() => void (task === "fetchModel" ? fetch() : lookUp(repository))}
        />
      )}
      {found && !isRunning && (
        <Found
          description={found.description}
          host={host}
          page={pageOf(found.name, hub)}
          onFetch={() => void fetch()}
        />
      )}
      <HostSettings />
    </section>
  );
}

interface FoundProps {
  readonly description: OfferedModel;
  readonly host: string;
  /** Of the repository, at the host. */
  readonly page: string;
  readonly onFetch: () => void;
}

/** What a model is and what fetching it takes. */
function Found({ description, host, page, onFetch }: FoundProps) {
  const { library: words, units } = useWords();
  const { imageSize, patchSize, imageParameters, textParameters, files } = description;
  const size = bytes(description.bytes);
  return (
    <div className="found" data-testid="found-model">
      <p>
        <b>{words.aboutModel(imageSize, patchSize)}</b>
        {units.colon}
        {words.towers(millions(imageParameters), millions(textParameters))}
      </p>
      <p>{words.willFetch(files.length, size, host)}</p>
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            {file.path} <span className="panel-note">{bytes(file.bytes)}</span>
          </li>
        ))}
      </ul>
      <ModelNotices notices={description.notices} page={page} />
      <button type="button" className="button button-primary" onClick={onFetch}>
        {words.fetch(size)}
      </button>
    </div>
  );
}

function millions(count: number): string {
  return count < 1e5 ? `${(count / 1e3).toFixed(1)} k` : `${(count / 1e6).toFixed(1)} M`;
}
