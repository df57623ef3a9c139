import type { DomainResults, StepRecord } from "../experiment/record.ts";
import { Column } from "./column.ts";

/** What one live evaluation measured. */
export interface Evaluation {
  readonly step: number;
  readonly domains: DomainResults;
  readonly evaluationMs: number;
}

/**
 * The metrics of one run. They come too fast for a store: readers subscribe to `version` and read
 * the columns when it has changed.
 */
export class MetricLog {
  readonly step = new Column();
  readonly loss = new Column();
  readonly learningRate = new Column();
  readonly trainingMs = new Column();
  /** Unweighted loss terms by name. */
  readonly terms = new Map<string, Column>();
  readonly evaluations: Evaluation[] = [];
  readonly #listeners = new Set<() => void>();
  #version = 0;

  get version(): number {
    return this.#version;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  append(records: readonly StepRecord[]): void {
    for (const record of records) {
      this.step.push(record.step);
      this.loss.push(record.loss);
      this.learningRate.push(record.learningRate);
      this.trainingMs.push(record.trainingMs);
      for (const [name, value] of Object.entries(record.terms)) this.#term(name).push(value);
    }
    this.#changed();
  }

  appendEvaluation(evaluation: Evaluation): void {
    this.evaluations.push(evaluation);
    this.#changed();
  }

  #term(name: string): Column {
    const known = this.terms.get(name);
    if (known) return known;
    const column = new Column();
    this.terms.set(name, column);
    return column;
  }

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
