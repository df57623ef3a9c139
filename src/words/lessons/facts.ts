/** Accuracies in percent and the energy gap of one model, as the page writes them. */
export interface ModelFacts {
  readonly name: string;
  /** On the domain trained on. */
  readonly reference: string;
  /** Mean over the shifted domains. */
  readonly shifted: string;
  /** Mean energy gap over the shifted domains. */
  readonly gap: string;
  /** The domain with the highest and with the lowest accuracy. */
  readonly best: string;
  readonly worst: string;
}

/** What answers may say in numbers: what was measured of the presets, and the reader's own last experiment. */
export interface LessonFacts {
  /** The title of the domain trained on. */
  readonly domain: string;
  readonly classes: number;
  /** By preset and method; undefined where it was not measured. */
  readonly measured: (preset: "short" | "longer", method: string) => ModelFacts | undefined;
  /** The reader's models, the best mean over the shifted domains first; zero-shot is one of them. */
  readonly own: readonly ModelFacts[];
  /** The reader's; before there is one, as it was measured. */
  readonly zeroShot: ModelFacts | undefined;
}
