import type { MouseEvent } from "react";
import { addressOf, pageIds } from "../state/page.ts";
import { pages } from "./pages.ts";
import { usePlayground, useView } from "./playgroundContext.ts";
import { useRestriction } from "./useRestriction.ts";
import { useWords } from "./useWords.ts";
import "./pageTabs.css";

/** Links to the pages, as a browser knows them: they open in a new tab too. */
export function PageTabs() {
  const { view } = usePlayground();
  const { pages: words } = useWords();
  const current = useView(({ page }) => page);
  const ids = pageIds.filter((id) => id in pages);
  const restriction = useRestriction("pages");
  if (ids.length < 2 || restriction !== "free") return null;
  return (
    <nav className="page-tabs" aria-label={words.label}>
      {ids.map((id) => (
        <a
          key={id}
          href={addressOf(id, window.location.href)}
          aria-current={id === current ? "page" : undefined}
          onClick={(click) => {
            if (opensElsewhere(click)) return;
            click.preventDefault();
            view.setState({ page: id });
          }}
        >
          {words[id]}
        </a>
      ))}
    </nav>
  );
}

function opensElsewhere({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}
