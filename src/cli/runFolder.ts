import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeMetricsCsv } from "../experiment/metricsCsv.ts";
import type { Evaluation } from "../experiment/metricsCsv.ts";
import type { Results, RunEvent, StepRecord } from "../experiment/record.ts";
import { writeResultsFile } from "../experiment/results.ts";
import { runLabel } from "../experiment/runLabel.ts";
import type { RunSpec } from "../experiment/spec.ts";

/** Keeps what one run tells and writes it into its folder. */
export class RunFolder {
  readonly #folder: string;
  readonly #spec: RunSpec;
  #records: StepRecord[] = [];
  #evaluations: Evaluation[] = [];
  #results: Results | null = null;
  #hasEnded = false;

  constructor(folder: string, spec: RunSpec) {
    this.#folder = folder;
    this.#spec = spec;
  }

  /** The last update that was told. */
  get step(): number {
    return this.#records.at(-1)?.step ?? 0;
  }

  /** True once the run finished or failed. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  record(event: RunEvent): void {
    if (event.type === "steps") this.#records.push(...event.records);
    if (event.type === "evaluated")
      this.#evaluations.push({ step: event.step, domains: event.domains });
    if (event.type === "restored") this.#cut(event.step);
    if (event.type === "finished") this.#results = event.results;
    if (event.type === "finished" || event.type === "failed") this.#hasEnded = true;
  }

  /** What was told of later updates is void; at step 0 all of it. */
  #cut(step: number): void {
    const isKept = (row: { readonly step: number }) => step > 0 && row.step <= step;
    this.#records = this.#records.filter(isKept);
    this.#evaluations = this.#evaluations.filter(isKept);
  }

  /** metrics.csv, of whatever the run has told so far. */
  async writeMetrics(): Promise<void> {
    const csv = writeMetricsCsv({
      label: runLabel(this.#spec),
      spec: this.#spec,
      records: this.#records,
      evaluations: this.#evaluations,
      results: this.#results,
    });
    await this.#write("metrics.csv", csv);
  }

  async writeResults({ results }: Extract<RunEvent, { type: "finished" }>): Promise<void> {
    await this.#write("results.json", writeResultsFile(results));
  }

  async writeWeights(weights: Uint8Array): Promise<void> {
    await this.#write("tuned.safetensors", weights);
  }

  async #write(name: string, content: string | Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(join(this.#folder, name), content);
  }
}
