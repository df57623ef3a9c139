/** A build of the compute engine that only some browsers fetch. */
export type Engine = "wasm" | "jspi" | "asyncify";

/** A file of the site that is kept for use without a network. */
export interface PrecacheEntry {
  /** Relative to the site, with "/". */
  readonly path: string;
  readonly bytes: number;
  /** Set where the file is needed only by browsers that run this build of the engine. */
  readonly engine?: Engine;
}

/** What the build writes into the service worker: the files, and a hash of their contents. */
export interface Precache {
  readonly version: string;
  readonly entries: readonly PrecacheEntry[];
}

/** The builds that a browser may run: wasm everywhere; with WebGPU also the one that fits its WebAssembly. */
export function enginesOf(scope: {
  readonly hasWebGpu: boolean;
  readonly hasSuspending: boolean;
}): readonly Engine[] {
  if (!scope.hasWebGpu) return ["wasm"];
  return ["wasm", scope.hasSuspending ? "jspi" : "asyncify"];
}

/** The entries that a browser with these engines keeps. */
export function neededEntries(
  { entries }: Precache,
  engines: readonly Engine[],
): readonly PrecacheEntry[] {
  return entries.filter(({ engine }) => engine === undefined || engines.includes(engine));
}
