import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeMetricsCsv } from "../experiment/metricsCsv.ts";
import type { Evaluation } from "../experiment/metricsCsv.ts";
import type { RunEvent, StepRecord } from "../experiment/record.ts";
import { writeResultsFile } from "../experiment/results.ts";

/** Keeps what one run tells and writes it into its folder. */
export class RunFolder {
  readonly #folder: string;
  #records: StepRecord[] = [];
  #evaluations: Evaluation[] = [];
  #hasEnded = false;

  constructor(folder: string) {
    this.#folder = folder;
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
      terms: Object.keys(this.#records[0]?.terms ?? {}),
      domains: Object.keys(this.#evaluations[0]?.domains ?? {}),
      records: this.#records,
      evaluations: this.#evaluations,
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
