import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { rememberedHosts, rememberHosts } from "./state/hosts.ts";
import { keepOffline, offlineHost } from "./offline/register.ts";
import { chooseLanguage } from "./state/language.ts";
import { Library } from "./state/library.ts";
import { createLinkedDraft } from "./state/link.ts";
import { embedOf } from "./state/embed.ts";
import { followRunLinks } from "./state/openRecording.ts";
import { followAddress } from "./state/page.ts";
import { warnBeforeLeaving } from "./state/leaving.ts";
import { stayAwake } from "./state/wakeLock.ts";
import { keepQueue } from "./state/keptQueue.ts";
import { Playground } from "./state/playground.ts";
import { holdDraft, readRestrictions } from "./state/restrictions.ts";
import { createRememberingView, rememberedLanguage } from "./state/rememberedView.ts";
import { pageEnvironment } from "./state/environment.ts";
import { RunArchive } from "./archive/runArchive.ts";
import { originTree } from "./library/originTree.ts";
import { App } from "./ui/App.tsx";
import { isAbandoned } from "./workers/experimentLock.ts";
import { TrainerClient } from "./workers/client.ts";
import { ImportClient } from "./workers/importClient.ts";

const root = document.getElementById("root");
if (!root) throw new Error("internal: index.html has no #root");

/** The first view has what it needs by then, and the network is free. */
const keepAfterMs = 4000;

const storageOf = () => window.localStorage;
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

keepQueue(playground.queue, () => window.sessionStorage);
warnBeforeLeaving(playground, window);
stayAwake(playground.runs, window);
const phone = window.matchMedia("(pointer: coarse) and (width < 760px)");
const notePhone = () => view.setState({ isPhone: phone.matches });
notePhone();
phone.addEventListener("change", notePhone);
followAddress(view, window);
view.setState({ isPresenting: new URLSearchParams(window.location.search).has("present") });
view.subscribe(({ language, words }) => {
  document.documentElement.lang = language;
  document.title = words.masthead.pageTitle;
});
// Where its texts cannot be fetched, the page opens in English.
await chooseLanguage(view, rememberedLanguage(storageOf, navigator.languages)).catch(() => null);

// Where what is kept cannot be read, the page opens without it.
const embed = embedOf(window.location.search);
view.setState({ embed });
if (embed === null) await playground.open(isAbandoned).catch(() => null);
await followRunLinks(playground, window);

createRoot(root).render(
  <StrictMode>
    <App playground={playground} library={library} />
  </StrictMode>,
);

// In development every change would be answered by the kept page.
if (import.meta.env.PROD) setTimeout(() => void keepPage(), keepAfterMs);

function keepPage(): Promise<void> {
  return keepOffline(offlineHost(window), (offline) => view.setState({ offline }));
}
