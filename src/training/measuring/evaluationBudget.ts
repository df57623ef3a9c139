/** The share of a run's time that live evaluations may take. */
const share = 1 / 3;

/** Decides whether a live evaluation may run now: measured, not guessed. */
export class EvaluationBudget {
  #trainingMs = 0;
  #evaluationMs = 0;
  #expectedMs: number;

  /** @param expectedMs how long the first evaluation will take. */
  constructor(expectedMs: number) {
    this.#expectedMs = expectedMs;
  }

  trained(ms: number): void {
    this.#trainingMs += ms;
  }

  evaluated(ms: number): void {
    this.#evaluationMs += ms;
    this.#expectedMs = ms;
  }

  /** True where evaluations, one more included, keep to a third of the time so far. */
  allows(): boolean {
    const evaluationMs = this.#evaluationMs + this.#expectedMs;
    return evaluationMs <= share * (this.#trainingMs + evaluationMs);
  }
}
