import { useState } from "react";
import { defaultHosts } from "../../state/hosts.ts";
import { toFailure } from "../../shared/failure.ts";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";

/** Whom the page asks for what is not of this site, when it is told to. */
export function HostSettings() {
  const library = useLibraryActions();
  const { library: words, units } = useWords();
  const say = useSay();
  const kept = useLibrary((state) => state.hosts);
  const [hosts, setHosts] = useState(kept);
  const [problem, setProblem] = useState<string | null>(null);
  const use = (chosen: typeof hosts) => {
    try {
      library.setHosts(chosen);
      setHosts(chosen);
      setProblem(null);
    } catch (thrown) {
      setProblem(say(toFailure(thrown)));
    }
  };
  return (
    <details>
      <summary>
        {words.hosts}
        {units.colon}
        {new URL(kept.hub).host}
      </summary>
      <p className="panel-note">{words.hostsDoc}</p>
      {(["hub", "viewer"] as const).map((name) => (
        <label key={name} className="library-field">
          {words[name]}
          <input
            className="input"
            type="url"
            value={hosts[name]}
            spellCheck={false}
            onChange={({ target }) => setHosts({ ...hosts, [name]: target.value })}
          />
        </label>
      ))}
      {problem !== null && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="library-row">
        <button type="button" className="button" onClick={() => use(hosts)}>
          {words.useHosts}
        </button>
        <button type="button" className="link-button" onClick={() => use(defaultHosts)}>
          {words.defaultHosts}
        </button>
      </div>
    </details>
  );
}
