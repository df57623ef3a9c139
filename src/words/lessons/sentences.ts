import type { LessonFacts, ModelFacts } from "./facts.ts";

/** How one language tells numbers. */
export interface Phrases {
  /** Accuracies of one model: "FT: 80.0 % on Colour emoji, 70.0 % on the shifted domains". */
  readonly accuracies: (model: ModelFacts, domain: string) => string;
  readonly gap: (model: ModelFacts) => string;
  readonly own: (models: readonly string[]) => string;
  readonly ownGaps: (models: readonly string[]) => string;
  /** What to do where there are no numbers yet. */
  readonly none: string;
  readonly measured: (models: readonly string[]) => string;
}

/** What several answers say; a sentence is empty where its numbers were not measured. */
export interface Sentences {
  readonly own: (facts: LessonFacts) => string;
  readonly ownGaps: (facts: LessonFacts) => string;
  readonly measured: (
    facts: LessonFacts,
    preset: "short" | "longer",
    methods: readonly string[],
  ) => string;
}

export function sentencesOf(phrases: Phrases): Sentences {
  const ofOwn = (
    { own }: LessonFacts,
    tell: (models: readonly string[]) => string,
    one: (model: ModelFacts) => string,
  ) => (own.length === 0 ? phrases.none : tell(own.map(one)));
  return {
    own: (facts) => ofOwn(facts, phrases.own, (one) => phrases.accuracies(one, facts.domain)),
    ownGaps: (facts) => ofOwn(facts, phrases.ownGaps, phrases.gap),
    measured: (facts, preset, methods) => {
      const models = methods.flatMap((method) => facts.measured(preset, method) ?? []);
      if (models.length < methods.length) return "";
      return phrases.measured(models.map((model) => phrases.accuracies(model, facts.domain)));
    },
  };
}

/** What blind guessing gets, in percent with one digit. */
export function chance({ classes }: LessonFacts): string {
  return (100 / classes).toFixed(1);
}
