/** A run in the midst of its training. */
export interface Snapshot {
  /** Updates made. */
  readonly step: number;
  /** tuned.safetensors, as if the run had been stopped here. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** Null for a run that it does not train. */
export type SnapshotSource = (runId: string) => Promise<Snapshot | null>;

/**
 * Where the runs in training are asked for their weights. Only between two pulls of the experiment: in
 * the midst of an update they are on the device in part.
 */
export class Snapshots {
  #source: SnapshotSource | null = null;

  /** What trains from now on; null where nothing does. */
  set source(source: SnapshotSource | null) {
    this.#source = source;
  }

  /** Null where the run is not in training. */
  async take(runId: string): Promise<Snapshot | null> {
    return (await this.#source?.(runId)) ?? null;
  }
}
