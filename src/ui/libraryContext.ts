import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Library, LibraryState } from "../state/library.ts";

export const LibraryContext = createContext<Library | null>(null);

export function useLibraryActions(): Library {
  const library = useContext(LibraryContext);
  if (!library) throw new Error("internal: a component outside of LibraryContext");
  return library;
}

export function useLibrary<T>(selector: (state: LibraryState) => T): T {
  return useStore(useLibraryActions().store, selector);
}
