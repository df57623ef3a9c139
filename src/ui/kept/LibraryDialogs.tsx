import { lazy, Suspense, useEffect } from "react";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";

const ModelDialog = lazy(async () => {
  const { ModelDialog: Content } = await import("../models/ModelDialog.tsx");
  return { default: Content };
});
const DataDialog = lazy(async () => {
  const { DataDialog: Content } = await import("../data/DataDialog.tsx");
  return { default: Content };
});

/** The dialog of models or of data, whichever is open. */
export function LibraryDialogs() {
  const library = useLibraryActions();
  const dialog = useLibrary((state) => state.dialog);
  useEffect(() => void library.refresh(), [library]);
  const close = () => library.store.setState({ dialog: null });
  return (
    <Suspense>
      {dialog === "model" && <ModelDialog onClose={close} />}
      {dialog === "data" && <DataDialog onClose={close} />}
    </Suspense>
  );
}
