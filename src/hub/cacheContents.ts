import type { ByteStore } from "./byteStore.ts";

/** How many bytes a store holds. */
export async function storedBytes(store: ByteStore): Promise<number> {
  let total = 0;
  for (const folder of await store.folders())
    for (const size of (await store.files(folder)).values()) total += size;
  return total;
}

/** Throws away all that a store holds. */
export async function clearStore(store: ByteStore): Promise<void> {
  for (const folder of await store.folders()) await store.remove(folder);
}
