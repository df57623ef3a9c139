import { lazy, Suspense, useState } from "react";
import { useRestriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";

const ShareDialog = lazy(async () => {
  const { ShareDialog: Dialog } = await import("./ShareDialog.tsx");
  return { default: Dialog };
});

/** Opens what there is to share: links, a frame, a file. */
export function ShareButton() {
  const { share: words } = useWords();
  const restriction = useRestriction("share");
  const [isOpen, setOpen] = useState(false);
  if (restriction !== "free") return null;
  return (
    <>
      <button
        type="button"
        data-shortcut="share"
        className="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {words.share}
      </button>
      {isOpen && (
        <Suspense>
          <ShareDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
