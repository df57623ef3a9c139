import type { StepRecord } from "../experiment/record.ts";
import type { Evaluation, MetricColumns } from "../experiment/recording.ts";
import { Column } from "./column.ts";

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

  /** All of it, as a recording holds it. */
  columns(): MetricColumns {
    return {
      step: [...this.step.values],
      loss: [...this.loss.values],
      learningRate: [...this.learningRate.values],
      trainingMs: [...this.trainingMs.values],
      terms: Object.fromEntries([...this.terms].map(([name, { values }]) => [name, [...values]])),
    };
  }

  /**
   * Takes a recording's place: its updates and evaluations up to `step`, all of them by default. What
   * was there before is gone.
   */
  load(columns: MetricColumns, evaluations: readonly Evaluation[], step = Infinity): void {
    const count = columns.step.findLastIndex((one) => one <= step) + 1;
    const fill = (column: Column, values: readonly number[]) => column.load(values, count);
    fill(this.step, columns.step);
    fill(this.loss, columns.loss);
    fill(this.learningRate, columns.learningRate);
    fill(this.trainingMs, columns.trainingMs);
    this.terms.clear();
    for (const [name, values] of Object.entries(columns.terms)) {
      const column = new Column();
      fill(column, values);
      this.terms.set(name, column);
    }
    this.evaluations.length = 0;
    this.evaluations.push(...evaluations.filter((one) => one.step <= step));
    this.#changed();
  }

  /** Forgets what was told after `step` updates; of 0, all of it. */
  cut(step: number): void {
    this.load(this.columns(), [...this.evaluations], step === 0 ? -1 : step);
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
