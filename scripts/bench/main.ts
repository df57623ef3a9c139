/**
 * Times one training step of FT and of Lipsum-FT on every runtime at hand: onnxruntime-node here, wasm
 * and WebGPU in Chromium. Runtimes take turns, so that whatever else the machine does hits all alike.
 *
 *   npm run bench -- [--size bundled|micro] [--rounds N] [--model DIR] [--json FILE]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseClipConfig } from "../../src/clip/config.ts";
import { commonFields } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import { createNodeRuntime } from "../../src/runtime/nodeRuntime.ts";
import type { BenchBrowser } from "./browser.ts";
import { openBenchBrowser } from "./browser.ts";
import type { GpuCounts } from "./gpuCounter.ts";
import type { Size } from "./size.ts";
import { micro, timedRecipes } from "./size.ts";
import type { StepTiming } from "./stepper.ts";
import { createStepper } from "./stepper.ts";
import { formatTable } from "./table.ts";

interface Contestant {
  readonly runtime: string;
  readonly size: Size;
  readonly recipe: RecipeId;
  /** Prepares the first step; resolves with the device's name and how to take a step. */
  prepare(): Promise<{ device: string; step: () => Promise<Step> }>;
}

type Step = StepTiming & { readonly counts?: GpuCounts };

/** Medians over the rounds; the first step, in which shaders are compiled, apart. */
interface Result {
  readonly runtime: string;
  readonly device: string;
  readonly size: string;
  readonly recipe: RecipeId;
  readonly preparationMs: number;
  readonly firstStepMs: number;
  readonly stepMs: number;
  /** The fastest of the steps: the least disturbed by whatever else the machine did. */
  readonly fastestMs: number;
  readonly hostMs: number;
  /** Of a step, on WebGPU. */
  readonly counts: GpuCounts | null;
}

const { values: options } = parseArgs({
  options: {
    size: { type: "string" },
    rounds: { type: "string", default: "10" },
    model: { type: "string", default: "public/models/drawings-clip" },
    json: { type: "string" },
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds must be a whole number from 1, got '${options.rounds}'`);
if (options.size !== undefined && options.size !== "bundled" && options.size !== "micro")
  throw new Error(`--size must be bundled or micro, got '${options.size}'`);

const browser = await openBenchBrowser();
try {
  const adapter = await browser.adapter();
  const sizes = options.size === "micro" ? [micro] : [bundledSize(options.model)];
  const notes = [`Chromium ${browser.version}, Node ${process.versions.node}, ${processor()}`];
  const isSoftware = typeof adapter !== "string" && adapter.isSoftware;
  if (typeof adapter === "string") notes.push(`WebGPU is not timed: ${adapter}.`);
  else notes.push(`WebGPU adapter: ${adapter.name}${isSoftware ? ", on the processor" : ""}.`);
  if (isSoftware && options.size === undefined) {
    sizes.push(micro);
    notes.push(
      "That adapter imitates a graphics card: WebGPU is timed at the size micro alone, and its times say nothing of a graphics card's. Counts do.",
    );
  }
  const isTimed = (size: Size) =>
    typeof adapter !== "string" && (!isSoftware || options.size !== undefined || size === micro);

  const results: Result[] = [];
  const residentBefore = process.memoryUsage.rss();
  for (const [i, size] of sizes.entries()) {
    results.push(...(await race(contestants(browser, size, isTimed(size)))));
    // The first size alone: memory is not given back.
    if (i === 0) notes.push(await memoryNote(browser, size, residentBefore));
  }
  console.log(notes.join("\n") + "\n");
  for (const size of sizes) console.log(describeSize(size));
  console.log(`\nMedians of ${rounds} steps, in turns.\n\n${table(results)}`);
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ notes, rounds, results }, null, 2) + "\n");
} finally {
  await browser.close();
}

function bundledSize(directory: string): Size {
  const json: unknown = JSON.parse(readFileSync(join(directory, "config.json"), "utf8"));
  const index = JSON.parse(readFileSync("public/data/drawings/index.json", "utf8")) as {
    classes: readonly string[];
  };
  return {
    name: "bundled",
    config: parseClipConfig(json),
    batchSize: commonFields.batchSize.default,
    classes: index.classes.length,
  };
}

function contestants(page: BenchBrowser, size: Size, withWebGpu: boolean): Contestant[] {
  const inPage = (kind: "wasm" | "webgpu", repeats: boolean, recipe: RecipeId): Contestant => ({
    runtime: kind === "wasm" ? "wasm" : repeats ? "webgpu, replayed" : "webgpu, dispatched",
    size,
    recipe,
    prepare: async () => {
      const key = [kind, repeats, size.name, recipe].join("/");
      const device = await page.create(key, kind, size, recipe, repeats);
      return { device, step: () => page.step(key) };
    },
  });
  return timedRecipes.flatMap((recipe) => [
    {
      runtime: "node",
      size,
      recipe,
      prepare: async () => {
        const runtime = createNodeRuntime();
        const stepper = await createStepper(runtime, size, recipe, true);
        return { device: runtime.device.name, step: () => stepper.step() };
      },
    },
    inPage("wasm", true, recipe),
    ...(withWebGpu ? [inPage("webgpu", true, recipe), inPage("webgpu", false, recipe)] : []),
  ]);
}

async function race(field: readonly Contestant[]): Promise<Result[]> {
  const lanes = [];
  for (const contestant of field) {
    const start = performance.now();
    const { device, step } = await contestant.prepare();
    const preparationMs = performance.now() - start;
    const first = await step();
    await step();
    lanes.push({ contestant, device, step, preparationMs, first, steps: [] as Step[] });
  }
  for (let round = 0; round < rounds; round++)
    for (const { step, steps } of lanes) steps.push(await step());
  return lanes.map(({ contestant, device, preparationMs, first, steps }) => {
    const { runtime, size, recipe } = contestant;
    return {
      ...{ runtime, device, size: size.name, recipe, preparationMs },
      firstStepMs: first.ms,
      stepMs: median(steps.map(({ ms }) => ms)),
      fastestMs: Math.min(...steps.map(({ ms }) => ms)),
      hostMs: median(steps.map(({ hostMs }) => hostMs)),
      counts: runtime.startsWith("webgpu") ? (steps.at(-1)?.counts ?? null) : null,
    };
  });
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function table(results: readonly Result[]): string {
  const ms = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const header = [
    ...["runtime", "size", "recipe", "prepare ms", "first ms", "step ms", "fastest ms", "host ms"],
    ...["dispatches", "submits", "buffers", "created kB", "written kB", "copied kB"],
  ];
  const rows = results.map(({ counts, ...result }) => [
    ...[result.runtime, result.size, result.recipe, ms(result.preparationMs)],
    ...[ms(result.firstStepMs), ms(result.stepMs), ms(result.fastestMs), ms(result.hostMs)],
    ...(counts
      ? [
          ...[`${counts.dispatches}`, `${counts.submits}`, `${counts.buffers}`],
          ...[counts.bufferBytes, counts.writtenBytes, counts.copiedBytes].map(kilobytes),
        ]
      : Array<string>(6).fill("–")),
  ]);
  return formatTable(header, rows);
}

function describeSize({
  name,
  config: { image, projectionDim },
  batchSize,
  classes,
}: Size): string {
  const { imageSize, patchSize, hiddenSize, layers } = image;
  return `${name}: ${imageSize}-pixel pictures, patches of ${patchSize}, width ${hiddenSize}, ${layers} layers, D ${projectionDim}, batch ${batchSize}, ${classes} classes`;
}

/** Of all methods at once, as an experiment that runs them side by side. */
async function memoryNote(
  page: BenchBrowser,
  { name }: Size,
  residentBefore: number,
): Promise<string> {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const grown = process.memoryUsage.rss() - residentBefore;
  return `Memory at the size ${name}, FT and Lipsum-FT together: wasm ${megabytes(await page.wasmBytes())} (its heap), Node ${megabytes(grown)} (what its process grew by).`;
}

function processor(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model ?? "unknown processor"}`;
}
