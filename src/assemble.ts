import { RunArchive } from "./archive/runArchive.ts";
import { originTree } from "./library/originTree.ts";
import { pageEnvironment } from "./state/environment.ts";
import { rememberedHosts, rememberHosts } from "./state/hosts.ts";
import { Library } from "./state/library.ts";
import { createLinkedDraft } from "./state/link.ts";
import { Playground } from "./state/playground.ts";
import { createRememberingView } from "./state/rememberedView.ts";
import { holdDraft, readRestrictions } from "./state/restrictions.ts";
import { TrainerClient } from "./workers/client.ts";
import { ImportClient } from "./workers/importClient.ts";

export const storageOf = () => window.localStorage;

/** The page without its looks: its workers, its stores as the address and the last visit have them. */
export function assemble(): { readonly playground: Playground; readonly library: Library } {
  const view = createRememberingView(storageOf);
  const draft = createLinkedDraft(window);
  const { restrictions, problems } = readRestrictions(window.location.search);
  if (restrictions) holdDraft(draft, restrictions);
  view.setState({ restrictions });
  draft.setState(({ linkProblems }) => ({ linkProblems: [...linkProblems, ...problems] }));
  const filesUrl = new URL("./", document.baseURI).href;
  const library = new Library({
    importer: new ImportClient(),
    openTree: originTree,
    filesUrl,
    hosts: rememberedHosts(storageOf),
    rememberHosts: (hosts) => rememberHosts(storageOf, hosts),
    // A page without a secure context has none.
    storage: navigator.storage,
  });
  const playground: Playground = new Playground({
    trainer: new TrainerClient(),
    draft,
    view,
    archive: originTree().then(
      (tree) => tree && new RunArchive(tree, (id) => playground.keeper.dropped(id)),
    ),
    environment: (device) =>
      pageEnvironment(device, { appVersion: __APP_VERSION__, userAgent: navigator.userAgent }),
    filesUrl,
    held: () => library.store.getState().held,
  });
  return { playground, library };
}
