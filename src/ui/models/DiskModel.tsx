import { useState } from "react";
import type { GivenFile } from "../../state/library.ts";
import { FileDrop } from "../kept/FileDrop.tsx";
import { TaskStatus } from "../kept/TaskStatus.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { plainName } from "./KeptModels.tsx";

const bundled = "drawings-clip";

interface DiskModelProps {
  /** As in a spec. */
  readonly chosen: string;
  readonly onAdded: (model: string) => void;
}

/** A model from disk: a folder, weights with a config, or a checkpoint that the app saved. */
export function DiskModel({ chosen, onAdded }: DiskModelProps) {
  const library = useLibraryActions();
  const { library: words } = useWords();
  const models = useLibrary((state) => state.models) ?? [];
  const isOwnTask = useLibrary(({ model }) => model.status !== "idle" && model.task === "addModel");
  const here = [bundled, ...models.map(({ name }) => name)];
  const [picked, setPicked] = useState<string | null>(null);
  const base = picked ?? (here.includes(chosen) ? chosen : bundled);
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const add = async (given: readonly GivenFile[]) => {
    setFiles(given);
    const model = await library.addModel(given, base);
    if (model) onAdded(model.name);
  };
  return (
    <section className="library-section">
      <h3>{words.diskTitle}</h3>
      <FileDrop
        accept=".safetensors,.json,.onnx"
        onFiles={(given) => void add(given)}
        onUnreadable={(error) => library.fail("model", "addModel", error)}
      />
      <p className="panel-note">{words.diskModelDoc}</p>
      <label className="library-field">
        {words.base}
        <select className="input" value={base} onChange={({ target }) => setPicked(target.value)}>
          {here.map((name) => (
            <option key={name} value={name}>
              {name === bundled ? words.bundledModel : plainName(name)}
            </option>
          ))}
        </select>
      </label>
      {isOwnTask && <TaskStatus kind="model" onRetry={() => void add(files)} />}
    </section>
  );
}
