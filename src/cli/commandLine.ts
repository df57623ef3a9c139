import { fileURLToPath } from "node:url";
import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import type { MemoryKind } from "../experiment/memoryEstimate.ts";
import { assumedBudgetBytes } from "../experiment/memoryEstimate.ts";
import { commonFields } from "../experiment/spec.ts";
import { defaultHost, parseHost } from "../hub/repository.ts";
import type { AnalysisName } from "../training/analysing/analysisNames.ts";
import { analysisNames } from "../training/analysing/analysisNames.ts";
import { UsageError } from "./usageError.ts";

interface CommonOptions {
  readonly spec: string | undefined;
  readonly set: readonly string[];
  readonly assets: string;
  readonly models: string;
  readonly data: string;
  readonly hub: string;
}

/** What `import` is asked for; null where the pictures decide. */
export interface ImportLine {
  readonly command: "import";
  readonly from: readonly string[];
  readonly out: string;
  readonly data: string;
  readonly hub: string;
  readonly domains: readonly string[] | null;
  readonly classes: readonly string[] | null;
  readonly reference: string | null;
  readonly perClass: number;
  readonly imageSize: number;
  readonly seed: number;
  /** See Selection. */
  readonly restrictsAnswers: boolean;
}

export type CommandLine =
  | { readonly command: "help" | "recipes" }
  | ImportLine
  | ({ readonly command: "costs" } & CommonOptions)
  | ({
      readonly command: "export";
      readonly weights: string;
      readonly out: string;
    } & CommonOptions)
  | ({
      readonly command: "memory";
      readonly kind: MemoryKind;
      readonly budgetBytes: number;
    } & CommonOptions)
  | ({
      readonly command: "run";
      readonly out: string;
      /** Go on with the interrupted run in `out`. */
      readonly resume: boolean;
      /** What the run may take; null: as much as the machine has left. */
      readonly budgetBytes: number | null;
      readonly threads: number | undefined;
    } & CommonOptions)
  | ({
      readonly command: "eval";
      readonly weights: string | undefined;
      readonly threads: number | undefined;
    } & CommonOptions)
  | ({
      readonly command: "analyse";
      readonly kind: AnalysisName;
      readonly weights: readonly string[];
      readonly threads: number | undefined;
    } & CommonOptions)
  | ({
      readonly command: "graph";
      readonly out: string;
      readonly recipe: string | undefined;
    } & CommonOptions);

const defaultData = "datasets";
const text = { type: "string" } as const;
const many = { type: "string", multiple: true } as const;
const common = {
  set: many,
  assets: text,
  models: text,
  data: text,
  hub: text,
  help: { type: "boolean" },
} as const;

/** Understands the arguments after the program's name. Throws a UsageError. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const [command, ...rest] = args;
  switch (command) {
    case undefined:
    case "help":
    case "--help":
    case "-h":
      return { command: "help" };
    case "recipes": {
      const { values } = parse(rest, { ...common, costs: { type: "boolean" }, spec: text }, 0);
      if (values.help) return { command: "help" };
      return values.costs
        ? { command: "costs", ...commonOf(values, values.spec) }
        : { command: "recipes" };
    }
    case "run": {
      const options = {
        ...{ ...common, out: text, threads: text, budget: text },
        resume: { type: "boolean" },
      } as const;
      const { values, positionals } = parse(rest, options, 1);
      if (values.help) return { command: "help" };
      const { resume = false } = values;
      if (resume && (positionals.length > 0 || values.set))
        throw new UsageError(
          "--resume goes on with the spec of the run in --out: leave out the spec and --set",
        );
      return {
        command,
        ...commonOf(values, positionals[0]),
        resume,
        out: required(values.out, "run needs --out DIR, the folder to write into"),
        threads: threadsOf(values.threads),
        budgetBytes: budgetOf(values.budget),
      };
    }
    case "eval": {
      const options = { ...common, weights: text, spec: text, threads: text };
      const { values } = parse(rest, options, 0);
      if (values.help) return { command: "help" };
      return {
        command,
        ...commonOf(values, values.spec),
        weights: values.weights,
        threads: threadsOf(values.threads),
      };
    }
    case "analyse": {
      const options = { ...common, kind: text, weights: many, spec: text, threads: text };
      const { values } = parse(rest, options, 0);
      if (values.help) return { command: "help" };
      const kind = analysisOf(values.kind);
      const weights = values.weights ?? [];
      if (weights.length > 1 && kind !== "map")
        throw new UsageError(
          `--weights may be given once for --kind ${kind}, and several times only for map`,
        );
      if (weights.length === 0 && kind === "path")
        throw new UsageError("--kind path needs --weights FILE, the end of the path");
      const threads = threadsOf(values.threads);
      return { command, ...commonOf(values, values.spec), kind, weights, threads };
    }
    case "export": {
      const options = { ...common, weights: text, spec: text, out: text };
      const { values } = parse(rest, options, 0);
      if (values.help) return { command: "help" };
      return {
        command,
        ...commonOf(values, values.spec),
        weights: required(values.weights, "export needs --weights FILE, a tuned.safetensors"),
        out: required(values.out, "export needs --out DIR, the folder to write into"),
      };
    }
    case "memory": {
      const options = { ...common, on: text, budget: text };
      const { values, positionals } = parse(rest, options, 1);
      if (values.help) return { command: "help" };
      return {
        command,
        ...commonOf(values, positionals[0]),
        kind: kindOf(values.on),
        budgetBytes: budgetOf(values.budget) ?? assumedBudgetBytes,
      };
    }
    case "graph": {
      const options = { ...common, out: text, recipe: text };
      const { values, positionals } = parse(rest, options, 1);
      if (values.help) return { command: "help" };
      return {
        command,
        ...commonOf(values, positionals[0]),
        out: required(values.out, "graph needs --out FILE, such as step.onnx"),
        recipe: values.recipe,
      };
    }
    case "import":
      return importLine(rest);
    default:
      throw new UsageError(
        `'${command}' is not a command; known are run, memory, eval, export, analyse, graph, recipes, import`,
      );
  }
}

function importLine(args: readonly string[]): CommandLine {
  const { data, hub, help } = common;
  const choices = { domains: text, classes: text, reference: text, seed: text };
  const sizes = { "per-class": text, "image-size": text };
  const { values, positionals } = parse(
    args,
    { data, hub, help, out: text, restrict: { type: "boolean" }, ...choices, ...sizes },
    Infinity,
  );
  if (values.help) return { command: "help" };
  if (positionals.length === 0)
    throw new UsageError("import needs FROM: a folder, .zip or .parquet files, or hf:owner/name");
  const out = required(values.out, "import needs --out NAME, which a spec then calls folder:NAME");
  if (!commonFields.dataset.other.accepts(`folder:${out}`))
    throw new UsageError(`--out must be a name of letters, digits, _, - and ., got '${out}'`);
  return {
    command: "import",
    from: positionals,
    out,
    data: values.data ?? defaultData,
    hub: hubOf(values.hub),
    domains: namesOf("--domains", values.domains),
    classes: namesOf("--classes", values.classes),
    reference: values.reference ?? null,
    perClass: integerOf("--per-class", values["per-class"], 1, 1_000_000) ?? 100,
    imageSize: integerOf("--image-size", values["image-size"], 8, 1024) ?? 224,
    seed: integerOf("--seed", values.seed, 0, 2 ** 32 - 1) ?? 0,
    restrictsAnswers: values.restrict ?? false,
  };
}

function parse<const O extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: O,
  maxPositionals: number,
) {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
  const extra = parsed.positionals[maxPositionals];
  if (extra !== undefined) throw new UsageError(`'${extra}' is one argument too many`);
  return parsed;
}

function commonOf(
  values: {
    readonly set?: string[];
    readonly assets?: string;
    readonly models?: string;
    readonly data?: string;
    readonly hub?: string;
  },
  spec: string | undefined,
): CommonOptions {
  return {
    spec,
    set: values.set ?? [],
    assets: values.assets ?? fileURLToPath(new URL("../../public", import.meta.url)),
    models: values.models ?? "models",
    data: values.data ?? defaultData,
    hub: hubOf(values.hub),
  };
}

function kindOf(value: string | undefined): MemoryKind {
  if (value === undefined || value === "webgpu") return "webgpu";
  if (value === "wasm" || value === "node") return value;
  throw new UsageError(`--on must be webgpu, wasm or node, got '${value}'`);
}

/** Null where none is given. */
function budgetOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const gigabytes = Number(value);
  if (gigabytes > 0 && Number.isFinite(gigabytes)) return gigabytes * 1e9;
  throw new UsageError(`--budget must be a number of GB above 0, got '${value}'`);
}

function hubOf(value: string | undefined): string {
  try {
    return parseHost(value ?? process.env["LIPSUM_HUB"] ?? defaultHost);
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function required(value: string | undefined, rule: string): string {
  if (value === undefined || value === "") throw new UsageError(rule);
  return value;
}

function analysisOf(value: string | undefined): AnalysisName {
  const kind = analysisNames.find((name) => name === value);
  if (kind) return kind;
  throw new UsageError(
    `--kind must be one of ${analysisNames.join(", ")}, got ${value === undefined ? "nothing" : `'${value}'`}`,
  );
}

function threadsOf(value: string | undefined): number | undefined {
  return integerOf("--threads", value, 1, 1024);
}

function integerOf(
  option: string,
  value: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === "" ? NaN : Number(value);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new UsageError(`${option} must be an integer from ${min} to ${max}, got '${value}'`);
}

function namesOf(option: string, value: string | undefined): readonly string[] | null {
  if (value === undefined) return null;
  const names = value.split(",").map((name) => name.trim());
  if (names.every((name) => name !== "")) return names;
  throw new UsageError(`${option} must be names with commas between, got '${value}'`);
}
