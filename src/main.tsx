import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { assemble, storageOf } from "./assemble.ts";
import { keepOffline, offlineHost } from "./offline/register.ts";
import { chooseLanguage } from "./state/language.ts";
import { embedOf } from "./state/embed.ts";
import { followRunLinks } from "./state/openRecording.ts";
import { followAddress } from "./state/page.ts";
import { warnBeforeLeaving } from "./state/leaving.ts";
import { stayAwake } from "./state/wakeLock.ts";
import { keepQueue } from "./state/keptQueue.ts";
import { rememberedLanguage } from "./state/rememberedView.ts";
import { App } from "./ui/App.tsx";
import { isAbandoned } from "./workers/experimentLock.ts";

const root = document.getElementById("root");
if (!root) throw new Error("internal: index.html has no #root");

/** The first view has what it needs by then, and the network is free. */
const keepAfterMs = 4000;

const { playground, library } = assemble();
const { view } = playground;

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
