import { changeToNewVersion } from "../offline/register.ts";
import { useRuns, useView } from "./playgroundContext.ts";
import { useWords } from "./useWords.ts";
import "./offlineNote.css";

/** Whether the page works without a network, and what leaves the device: nothing. */
export function OfflineNote() {
  const { offline: words } = useWords();
  const state = useView(({ offline }) => offline);
  const isIdle = useRuns(({ status }) => status === "idle");
  return (
    <footer className="offline-note panel-note">
      <p>{words.privacy}</p>
      {state === "keeping" && <p>{words.keeping}</p>}
      {state === "kept" && <p>{words.kept}</p>}
      {state === "update" && (
        <p>
          {words.update}{" "}
          <button
            type="button"
            className="link-button"
            disabled={!isIdle}
            onClick={() =>
              void changeToNewVersion(navigator.serviceWorker, () => window.location.reload())
            }
          >
            {words.reload}
          </button>
        </p>
      )}
    </footer>
  );
}
