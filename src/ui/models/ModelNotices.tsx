import type { ModelNotices as Notices } from "../../state/library.ts";
import { NoticeText } from "../kept/NoticeText.tsx";
import { useWords } from "../useWords.ts";

interface ModelNoticesProps {
  /** Null: of an earlier version of this page, which did not keep them. */
  readonly notices: Notices | null;
  /** Where its authors' words on it are; null: from disk. */
  readonly page: string | null;
}

/** What a model's own files say of its licence. */
export function ModelNotices({ notices, page }: ModelNoticesProps) {
  const { library: words } = useWords();
  const license = notices?.license;
  return (
    <>
      <p className="panel-note" data-testid="model-license">
        {license ? words.license(license) : words.noLicense}{" "}
        {page !== null && (
          <a href={page} target="_blank" rel="noreferrer">
            {words.itsPage}
          </a>
        )}
      </p>
      {notices?.texts.map(({ path, text }) => (
        <NoticeText key={path} name={path} text={text} />
      ))}
    </>
  );
}
