/** tuned.safetensors of runs that have ended, by run id: the one place that whoever needs a run's weights asks. */
export interface RunWeights {
  keep(runId: string, weights: Uint8Array<ArrayBuffer>): void;
  /** Throws a FailureError ("bad-file") where there are none. */
  of(runId: string): Promise<Uint8Array<ArrayBuffer>>;
}
