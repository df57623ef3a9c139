import { fileURLToPath } from "node:url";
import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import { defaultHost, parseHost } from "../hub/repository.ts";
import { UsageError } from "./usageError.ts";

export const helpText = `Fine-tune CLIP on the command line: the same experiments as on the page.

  npm run -s lipsum -- run [link | spec.json] --out DIR
      Trains every recipe of the spec. Prints one JSON event a line and writes spec.json and,
      per run, metrics.csv, results.json and tuned.safetensors: into DIR for one recipe, into
      DIR/<recipe>/ for several. Without a spec the default one runs.
  npm run -s lipsum -- eval [--weights FILE] [--spec link | spec.json]
      Prints results.json of the zero-shot model, and beside it of the given weights.
  npm run -s lipsum -- graph [link | spec.json] --out step.onnx [--recipe ID]
      Writes the training step as an ONNX file, for Netron or any ONNX runtime.
  npm run -s lipsum -- recipes [--costs]
      Lists the methods, what they need, and every field with its default, its range and where it
      comes from. With --costs: what each method costs with the spec's settings.

Options
  --set NAME=VALUE   Changes one field of the spec; may be repeated (--set lipsum-ft.texts=40).
  --assets DIR       The folder that holds models/ and data/ (default: public/).
  --models DIR       Your own models, for --set model=folder:NAME, and where those of the Hugging Face
                     hub are kept, for --set model=hf:owner/name (default: models/).
  --hub URL          The hub's address, or that of a mirror (default: LIPSUM_HUB, or the hub's own).
  --threads N        CPU threads (default: all).
  --help             This text.

npm's -s keeps npm's own lines out of the output. Exit code 0: done; 2: the spec is bad, with one
line a fault; 1: anything else.
`;

interface CommonOptions {
  readonly spec: string | undefined;
  readonly set: readonly string[];
  readonly assets: string;
  readonly models: string;
  readonly hub: string;
}

export type CommandLine =
  | { readonly command: "help" | "recipes" }
  | ({ readonly command: "costs" } & CommonOptions)
  | ({
      readonly command: "run";
      readonly out: string;
      readonly threads: number | undefined;
    } & CommonOptions)
  | ({
      readonly command: "eval";
      readonly weights: string | undefined;
      readonly threads: number | undefined;
    } & CommonOptions)
  | ({
      readonly command: "graph";
      readonly out: string;
      readonly recipe: string | undefined;
    } & CommonOptions);

const text = { type: "string" } as const;
const many = { type: "string", multiple: true } as const;
const common = {
  set: many,
  assets: text,
  models: text,
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
      const options = { ...common, out: text, threads: text };
      const { values, positionals } = parse(rest, options, 1);
      if (values.help) return { command: "help" };
      return {
        command,
        ...commonOf(values, positionals[0]),
        out: required(values.out, "run needs --out DIR, the folder to write into"),
        threads: threadsOf(values.threads),
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
    default:
      throw new UsageError(`'${command}' is not a command; known are run, eval, graph, recipes`);
  }
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
    readonly hub?: string;
  },
  spec: string | undefined,
): CommonOptions {
  return {
    spec,
    set: values.set ?? [],
    assets: values.assets ?? fileURLToPath(new URL("../../public", import.meta.url)),
    models: values.models ?? "models",
    hub: hubOf(values.hub ?? process.env["LIPSUM_HUB"] ?? defaultHost),
  };
}

function hubOf(text: string): string {
  try {
    return parseHost(text);
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function required(value: string | undefined, rule: string): string {
  if (value === undefined || value === "") throw new UsageError(rule);
  return value;
}

function threadsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const threads = Number(value);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 1024) return threads;
  throw new UsageError(`--threads must be an integer from 1 to 1024, got '${value}'`);
}
