import { createContext, useContext } from "react";
import type { AnySplit, Domain } from "../../data/dataset.ts";
import type { DatasetReading } from "./useDatasetIndex.ts";

export const DatasetContext = createContext<DatasetReading>({ status: "loading" });

export function useDataset(): DatasetReading {
  return useContext(DatasetContext);
}

/** The dataset's domains in its order; none before its index has come. */
export function useDomains(): readonly Domain<AnySplit>[] {
  const dataset = useDataset();
  return dataset.status === "ready" ? dataset.index.domains : [];
}
