/** Where the files of an experiment are to be had. It crosses to workers, which have no stores of their own. */
export interface SitePlace {
  /** The folder that holds models/ and data/, as an absolute URL: a worker's own URL is another. */
  readonly filesUrl: string;
  /** What could not be kept for the next visit, by its path among what is kept. */
  readonly held: ReadonlyMap<string, Blob>;
}
