import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createLinkedDraft } from "./state/link.ts";
import { Playground } from "./state/playground.ts";
import { createRememberingView } from "./state/theme.ts";
import { App } from "./ui/App.tsx";
import { TrainerClient } from "./workers/client.ts";

const root = document.getElementById("root");
if (!root) throw new Error("internal: index.html has no #root");

const playground = new Playground({
  trainer: new TrainerClient(),
  draft: createLinkedDraft(window),
  view: createRememberingView(() => window.localStorage),
  filesUrl: new URL("./", document.baseURI).href,
});

createRoot(root).render(
  <StrictMode>
    <App playground={playground} />
  </StrictMode>,
);
