import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { chooseLanguage } from "./state/language.ts";
import { createLinkedDraft } from "./state/link.ts";
import { followAddress } from "./state/page.ts";
import { Playground } from "./state/playground.ts";
import { holdDraft, readRestrictions } from "./state/restrictions.ts";
import { createRememberingView, rememberedLanguage } from "./state/rememberedView.ts";
import { App } from "./ui/App.tsx";
import { TrainerClient } from "./workers/client.ts";

const root = document.getElementById("root");
if (!root) throw new Error("internal: index.html has no #root");

const storageOf = () => window.localStorage;
const view = createRememberingView(storageOf);
const draft = createLinkedDraft(window);
const { restrictions, problems } = readRestrictions(window.location.search);
if (restrictions) holdDraft(draft, restrictions);
view.setState({ restrictions });
draft.setState(({ linkProblems }) => ({ linkProblems: [...linkProblems, ...problems] }));
const playground = new Playground({
  trainer: new TrainerClient(),
  draft,
  view,
  filesUrl: new URL("./", document.baseURI).href,
});

followAddress(view, window);
view.subscribe(({ language }) => (document.documentElement.lang = language));
// Where its texts cannot be fetched, the page opens in English.
await chooseLanguage(view, rememberedLanguage(storageOf, navigator.languages)).catch(() => null);

createRoot(root).render(
  <StrictMode>
    <App playground={playground} />
  </StrictMode>,
);
