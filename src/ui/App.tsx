import { Suspense } from "react";
import type { Playground } from "../state/playground.ts";
import { DatasetContext } from "./dataset/datasetContext.ts";
import { useDatasetIndex } from "./dataset/useDatasetIndex.ts";
import { LanguagePicker } from "./LanguagePicker.tsx";
import { pages } from "./pages.ts";
import { PageTabs } from "./PageTabs.tsx";
import { PlaygroundContext, useDraft, useView } from "./playgroundContext.ts";
import { ShareButton } from "./ShareButton.tsx";
import { Announcer } from "./status/Announcer.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { useWords } from "./useWords.ts";
import "./theme.css";
import "./app.css";

/** The page. */
export function App({ playground }: { readonly playground: Playground }) {
  return (
    <PlaygroundContext value={playground}>
      <Page />
    </PlaygroundContext>
  );
}

function Page() {
  const { masthead, pages: words } = useWords();
  const dataset = useDatasetIndex(useDraft(({ spec }) => spec.dataset));
  const id = useView(({ page }) => page);
  const Content = pages[id] ?? pages.experiment;
  return (
    <DatasetContext value={dataset}>
      <header className="masthead">
        <h1>{masthead.title}</h1>
        <p>{masthead.subtitle}</p>
        <PageTabs />
        <ShareButton />
        <LanguagePicker />
        <ThemeButton />
      </header>
      <Suspense fallback={<p className="panel-note page-loading">{words.loading}</p>}>
        <Content />
      </Suspense>
      <Announcer />
    </DatasetContext>
  );
}
