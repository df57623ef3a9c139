/**
 * Measures what the default experiment shows and writes docs/evidence.md, docs/evidence.json,
 * docs/figures/ and, for the page, src/experiment/expected.json. Finished runs are kept in .cache/evidence/, so that it can be interrupted at any time.
 *
 *   npm run evidence -- [--all [--only ROWS]] [--quick] [--runs N] [--jobs N] [--threads N] [--tuning FILE] [--out DIR]
 *
 * --out    the folder to write into, and nothing for the page (default: docs)
 * --all    every method as well: docs/methods.md and docs/methods.json
 * --only   makes the runs of these rows of the methods' table, by id, and writes nothing
 * --quick  a smoke run of a few steps into .cache/evidence/quick: its numbers mean nothing
 * --jobs   runs made at a time, each in a process of its own (default: 1)
 * --threads  of each run (default: 2; 1 where several runs are made at a time)
 * --tuning  takes what was tried for the tuning from an evidence.json of the same plan, model and data, so that
 *          only what is measured with its choice is run
 * --runs   at most so many new runs, 0 to write what there is; the same command goes on later
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { readDatasetIndex } from "../../src/data/datasetIndex.ts";
import { writeDocument } from "./document.ts";
import type { Evidence, EvidenceDomain } from "./evidence.ts";
import { expectedFileOf } from "./expectedFile.ts";
import { drawEnergyGap, drawTradeoff } from "./figures.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { makeFolds } from "./folds.ts";
import { writeMethodsDocument } from "./methods/document.ts";
import { measureMethods } from "./methods/measureMethods.ts";
import { methodsPlan, narrowed, quickMethodsPlan } from "./methods/plan.ts";
import { tuneMethods } from "./methods/tuneMethods.ts";
import { fullPlan, quickPlan } from "./plan.ts";
import { PausedError, RunStore, unlessPaused } from "./runStore.ts";
import { measureLonger, measureTable } from "./table.ts";
import { measureTradeoff } from "./tradeoff.ts";
import { tune } from "./tune.ts";

process.chdir(new URL("../..", import.meta.url).pathname);
const { values: options } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    runs: { type: "string" },
    jobs: { type: "string" },
    threads: { type: "string" },
    out: { type: "string" },
    tuning: { type: "string" },
  },
});
const plan = options.quick ? quickPlan : fullPlan;
/** What the page shows is written along with the document, and only then. */
const isForDocs = !options.quick && options.out === undefined;
const out = options.out ?? (options.quick ? ".cache/evidence/quick" : "docs");
const files = fingerprintOf("public");
const domains = readDomains("public/data/drawings/index.json");
const folds = makeFolds("public", ".cache/evidence/folds");
const jobs = countOf("jobs", 1) ?? 1;
const store = new RunStore({
  folder: ".cache/evidence",
  site: { assets: "public", fingerprint: files },
  jobs,
  threads: countOf("threads", 1) ?? (jobs > 1 ? 1 : null),
  maxRuns: countOf("runs", 0) ?? Infinity,
  log: (line) => process.stderr.write(`${line}\n`),
});

/** What every document says of how it was made. */
const made = {
  date: new Date().toISOString().slice(0, 10),
  device: `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`,
  versions: versions(),
  files,
  domains,
};
const command = `npm run evidence${options.quick ? " -- --quick" : ""}`;

try {
  if (options.only === undefined) await untilPaused(makeEvidence());
  if (options.all) await untilPaused(makeMethods());
} finally {
  await store.close();
}

/** What an earlier document tried for the same plan with the same files; null where none is asked for. */
function earlierTuning(): Evidence["tuning"] | null {
  if (options.tuning === undefined) return null;
  // Written by this program.
  const earlier = JSON.parse(readFileSync(options.tuning, "utf8")) as Evidence;
  const of = ({ screening, final }: Evidence["plan"], of: Evidence["files"]) =>
    JSON.stringify([screening, final, of]);
  if (of(earlier.plan, earlier.files) !== of(plan, files))
    throw new Error(`--tuning must be of this plan, model and data; ${options.tuning} is not`);
  return earlier.tuning;
}

/** What is there when no more runs may be made has been written. */
async function untilPaused(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof PausedError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

async function makeEvidence(): Promise<void> {
  const tuning = await tune(store, plan, domains, folds, earlierTuning());
  const nothing = { table: null, longer: [], tradeoff: null };
  await write({ ...made, command, plan, tuning, ...nothing });
  // In the order of their worth: what is interrupted lacks the last.
  const [table, tradeoff, ...presets] = await Promise.all([
    unlessPaused(measureTable(store, plan, domains, tuning)),
    unlessPaused(measureTradeoff(store, plan, domains)),
    ...plan.longer.map((preset) => unlessPaused(measureLonger(store, preset, domains))),
  ]);
  const longer = presets.filter((preset) => preset !== null);
  await write({ ...made, command, plan, tuning, table, longer, tradeoff });
}

async function makeMethods(): Promise<void> {
  const whole = options.quick ? quickMethodsPlan : methodsPlan;
  const methods = options.only === undefined ? whole : narrowed(whole, options.only.split(","));
  const tunings = await tuneMethods(store, methods, domains, folds);
  const rows = await measureMethods(store, methods, domains, tunings);
  if (options.only !== undefined) return;
  const evidence = {
    ...made,
    command: command + (options.quick ? " --all" : " -- --all"),
    plan: methods,
    tunings,
    rows,
  };
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "methods.json"), await tidy(JSON.stringify(evidence), "json"));
  writeFileSync(join(out, "methods.md"), await tidy(writeMethodsDocument(evidence), "markdown"));
}

async function write(evidence: Evidence): Promise<void> {
  mkdirSync(join(out, "figures"), { recursive: true });
  writeFileSync(join(out, "evidence.json"), await tidy(JSON.stringify(evidence), "json"));
  writeFileSync(join(out, "evidence.md"), await tidy(writeDocument(evidence), "markdown"));
  const { tradeoff } = evidence;
  const expected = expectedFileOf(evidence);
  if (expected && isForDocs)
    writeFileSync("src/experiment/expected.json", await tidy(JSON.stringify(expected), "json"));
  if (!tradeoff) return;
  writeFileSync(join(out, "figures", "tradeoff.svg"), drawTradeoff(tradeoff));
  writeFileSync(join(out, "figures", "energy-gap.svg"), drawEnergyGap(tradeoff, domains));
}

function tidy(text: string, parser: string): Promise<string> {
  return format(text, { parser, printWidth: 100 });
}

function readDomains(path: string): EvidenceDomain[] {
  const index = readDatasetIndex(readFileSync(path), path);
  return index.domains.map(({ id, title, role, splits }) => ({
    id,
    title,
    role,
    classes: index.classes.length,
    val: splits.val!.labels.length,
    test: splits.test!.labels.length,
  }));
}

function versions(): Record<string, string> {
  const versionOf = (path: string) =>
    // Every package.json has a version.
    (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
  return {
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
    "lipsum-playground": versionOf("package.json"),
    "onnxruntime-node": versionOf("node_modules/onnxruntime-node/package.json"),
    Node: process.versions.node,
  };
}

function countOf(name: "runs" | "jobs" | "threads", atLeast: number): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= atLeast) return count;
  throw new Error(`--${name} must be a whole number from ${atLeast}, got '${text}'`);
}
