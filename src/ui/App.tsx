import { Suspense } from "react";
import type { Library } from "../state/library.ts";
import type { Playground } from "../state/playground.ts";
import { DatasetContext } from "./dataset/datasetContext.ts";
import { useDatasetIndex } from "./dataset/useDatasetIndex.ts";
import { EmbedView } from "./embed/EmbedView.tsx";
import { LanguagePicker } from "./LanguagePicker.tsx";
import { LibraryDialogs } from "./kept/LibraryDialogs.tsx";
import { LibraryContext } from "./libraryContext.ts";
import { pages } from "./pages.ts";
import { PageTabs } from "./PageTabs.tsx";
import { PlaygroundContext, useDraft, useView } from "./playgroundContext.ts";
import { ShareButton } from "./share/ShareButton.tsx";
import { PresentButton, Presenter } from "./presenter/Presenter.tsx";
import { ShortcutSheet } from "./shortcuts/ShortcutSheet.tsx";
import { Announcer } from "./status/Announcer.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { useWords } from "./useWords.ts";
import "./theme.css";
import "./app.css";

interface AppProps {
  readonly playground: Playground;
  readonly library: Library;
}

/** The page. */
export function App({ playground, library }: AppProps) {
  return (
    <PlaygroundContext value={playground}>
      <LibraryContext value={library}>
        <Page />
      </LibraryContext>
    </PlaygroundContext>
  );
}

function Page() {
  const { masthead, pages: words } = useWords();
  const dataset = useDatasetIndex(useDraft(({ spec }) => spec.dataset));
  const id = useView(({ page }) => page);
  const embed = useView((state) => state.embed);
  const Content = pages[id] ?? pages.experiment;
  if (embed !== null)
    return (
      <DatasetContext value={dataset}>
        <EmbedView part={embed} />
      </DatasetContext>
    );
  return (
    <DatasetContext value={dataset}>
      <header className="masthead">
        <div className="masthead-name">
          <h1>{masthead.title}</h1>
          <p>{masthead.subtitle}</p>
        </div>
        <PageTabs />
        <ShareButton />
        <PresentButton />
        <ShortcutSheet />
        <LanguagePicker />
        <ThemeButton />
      </header>
      <Suspense fallback={<p className="panel-note page-loading">{words.loading}</p>}>
        <Content />
      </Suspense>
      <Announcer />
      <Presenter />
      <LibraryDialogs />
    </DatasetContext>
  );
}
