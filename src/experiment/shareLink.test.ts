import { describe, expect, test } from "vitest";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import { RandomStream } from "../shared/random.ts";
import type { Field, Schema } from "../shared/schema.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { decodeSpec, encodeSpec } from "./shareLink.ts";
import { commonFields } from "./spec.ts";
import type { ExperimentSpec } from "./spec.ts";
import { readSpecFile, writeSpecFile } from "./specFile.ts";

function drawValue(random: RandomStream, field: Field): number | string {
  if (random.uniform() < 0.4) return field.default;
  if (field.kind === "choice") return field.options[random.integer(field.options.length)]!.value;
  const value = random.uniform(field.min, field.max);
  return field.integer
    ? Math.round(value)
    : value * (random.uniform() < 0.3 ? 1e-3 : 1) || field.min;
}

function drawValues(random: RandomStream, schema: Schema): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(schema).map(([name, field]) => {
      const value = drawValue(random, field);
      const isLow = field.kind === "number" && (value as number) < field.min;
      return [name, isLow ? field.min : value];
    }),
  );
}

function drawSpec(seed: number): ExperimentSpec {
  const random = new RandomStream(seed, "spec");
  const order = [...random.permutation(recipeIds.length)].map((i) => recipeIds[i]!);
  return {
    ...defaultSpec(),
    ...drawValues(random, commonFields),
    recipes: order.slice(0, 1 + random.integer(order.length)),
    hyperparameters: Object.fromEntries(
      recipeIds.map((id) => [id, drawValues(random, recipeOf(id).hyperparameters)]),
    ) as Record<RecipeId, Record<string, number | string>>,
  };
}

test("any spec comes back from its link and from its file", () => {
  for (let seed = 0; seed < 500; seed++) {
    const spec = drawSpec(seed);
    expect(decodeSpec(encodeSpec(spec))).toEqual({ spec, problems: [] });
    expect(decodeSpec(`#${encodeSpec(spec)}`)).toEqual({ spec, problems: [] });
    expect(readSpecFile(writeSpecFile(spec))).toEqual({ spec, problems: [] });
    expect(encodeSpec(spec).length).toBeLessThan(2000);
  }
});

test("a link holds its version and only what differs, readable", () => {
  const spec = defaultSpec();
  expect(encodeSpec(spec)).toBe("v=2");
  const changed: ExperimentSpec = {
    ...spec,
    recipes: ["lipsum-ft", "ft"],
    learningRate: 0.001,
    hyperparameters: {
      ...spec.hyperparameters,
      "lipsum-ft": { ...spec.hyperparameters["lipsum-ft"], texts: 40 },
    },
  };
  expect(encodeSpec(changed)).toBe(
    "v=2&recipes=lipsum-ft,ft&learningRate=0.001&lipsum-ft.texts=40",
  );
});

test.each(["", "#", "v=2", "#v=2", "#&&v=2&"])(
  "'%s' is the default spec without a problem",
  (link) => {
    expect(decodeSpec(link)).toEqual({ spec: defaultSpec(), problems: [] });
  },
);

describe("a bad field is named with its rule and value, and keeps its default", () => {
  test.each<[string, string, RegExp]>([
    ["learningRate=fast", "learningRate", /must be a number from 1e-7 to 1, got 'fast'$/],
    ["learningRate=1e999", "learningRate", /must be a number from 1e-7 to 1, got '1e999'$/],
    ["learningRate=-1", "learningRate", /got '-1'$/],
    ["learningRate=NaN", "learningRate", /got 'NaN'$/],
    ["learningRate=", "learningRate", /got ''$/],
    ["learningRate", "learningRate", /got ''$/],
    ["steps=1.5", "steps", /must be an integer from 1 to 100000, got '1.5'$/],
    ["seed=4294967296", "seed", /from 0 to 4294967295, got '4294967296'$/],
    ["order=random", "order", /must be one of interleaved, sequential, got 'random'$/],
    ["steps=1&steps=2", "steps", /^'steps' is given more than once$/],
    ["lr=1", "lr", /^'lr' is not a field; known are model, .*learningRate/],
    ["__proto__=1", "__proto__", /is not a field/],
    ["constructor=1", "constructor", /is not a field/],
    ["toString=1", "toString", /is not a field/],
    ["__proto__.polluted=1", "__proto__", /is not a recipe; known are .*lipsum-ft/],
    ["lipsum-ft.__proto__=1", "lipsum-ft.__proto__", /is not a field; known are lipsum-ft\.reg/],
    ["lipsum-ft.texts=1e9", "lipsum-ft.texts", /must be an integer from 1 to 256, got '1e9'$/],
    ["ft.texts=4", "ft.texts", /is not a field; known are none$/],
    ["magic.texts=4", "magic", /'magic' is not a recipe/],
    ["recipes=", "recipes", /must be one or more of .*lipsum-ft.*, none twice, got ''$/],
    ["recipes=ft,ft", "recipes", /got 'ft' twice$/],
    ["recipes=ft,magic", "recipes", /got 'magic'$/],
    ["seed=%E0%A4%A", "seed", /^'seed' has a broken percent-encoding$/],
    ["%zz=1", "%zz", /broken percent-encoding$/],
    [`seed=${"9".repeat(3000)}`, "seed", /got '9{58}…$/],
    [`${"x".repeat(3000)}=1`, "x".repeat(60), /^'x{60}…' is not a field$/],
    ["seed=%1b%5b2J", "seed", /got '\ufffd\[2J'$/],
  ])("%s", (pairs, field, message) => {
    const { spec, problems } = decodeSpec(`v=2&${pairs}`);
    expect(spec).toEqual(defaultSpec());
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(problems[0]!.message).toMatch(message);
    expect(problems[0]!.message.length).toBeLessThan(400);
  });
});

test("good fields beside bad ones are kept, and each bad one is told", () => {
  const { spec, problems } = decodeSpec("v=2&seed=7&steps=0&batchSize=x&lipsum-ft.texts=5");
  expect(spec.seed).toBe(7);
  expect(spec.hyperparameters["lipsum-ft"]["texts"]).toBe(5);
  expect(problems.map(({ field }) => field)).toEqual(["steps", "batchSize"]);
});

test("a link of another version or of absurd length is refused whole", () => {
  expect(decodeSpec("v=3&seed=7")).toMatchObject({
    spec: defaultSpec(),
    problems: [
      { field: "v", message: expect.stringMatching(/must be one of 1, 2, got '3'/) as string },
    ],
  });
  expect(decodeSpec(`v=2&seed=7&${"x=1&".repeat(2000)}`)).toMatchObject({
    spec: defaultSpec(),
    problems: [{ field: "link", message: expect.stringMatching(/at most 4000 char/) as string }],
  });
});

test("a link without its version is read, and the fault told", () => {
  const { spec, problems } = decodeSpec("seed=7");
  expect(spec.seed).toBe(7);
  expect(problems.map(({ field }) => field)).toEqual(["v"]);
});

test("the longest link stays under 2,000 characters for an experiment of every kind of change", () => {
  const common =
    "recipes=ft,l2-sp,kd,car-ft,lipsum-ft&learningRate=0.00123456&steps=12345&batchSize=24&warmup=0.25&weightDecay=0.0123&cropArea=0.75&evaluations=17&evaluationSubset=50&seed=4294967295&trains=lora&loraRank=8&headLearningRateFactor=3&order=sequential&selection=paper";
  const { spec, problems } = decodeSpec(`v=2&${common}&lipsum-ft.texts=40&kd.regularization=2.5`);
  expect(problems).toEqual([]);
  expect(encodeSpec(spec).length).toBeLessThan(2000);
});

test("never throws, whatever the fragment, and always gives a spec that its own link restores", () => {
  const random = new RandomStream(0, "noise");
  const pieces = [
    "v=1",
    "v=2",
    "&",
    "=",
    "%",
    "%2",
    "__proto__",
    "recipes=",
    "lipsum-ft.",
    ",",
    "ft",
    "1e",
    "#",
    "\u0000",
    "\ud800",
    "seed",
    "é",
  ];
  for (let i = 0; i < 10_000; i++) {
    const count = random.integer(12);
    const link = Array.from({ length: count }, () => pieces[random.integer(pieces.length)]!).join(
      "",
    );
    const { spec } = decodeSpec(link);
    expect(decodeSpec(encodeSpec(spec))).toEqual({ spec, problems: [] });
  }
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test.each<[string, string, RegExp]>([
  ["{", "spec", /^the spec is not JSON/],
  ["[]", "spec", /must be an object, got \[\]$/],
  ['{"version":2}', "version", /must be 1, got 2$/],
  ['{"hyperparameters":3}', "hyperparameters", /must be an object/],
  ['{"hyperparameters":{"ft":3}}', "ft", /'hyperparameters.ft' must be an object, got 3$/],
  ['{"hyperparameters":{"lipsum-ft":{"texts":0}}}', "lipsum-ft.texts", /from 1 to 256, got 0$/],
  ['{"recipes":"ft"}', "recipes", /none twice, got 'ft'$/],
  ['{"recipes":[]}', "recipes", /got none$/],
  ['{"__proto__":{"seed":1}}', "__proto__", /is not a field/],
  ['{"seed":null}', "seed", /got null$/],
  ['{"seed":[1]}', "seed", /got \[1\]$/],
])("a spec file is checked like a link: %s", (text, field, message) => {
  const { spec, problems } = readSpecFile(text);
  expect(spec).toEqual(defaultSpec());
  expect(problems.map((problem) => problem.field)).toEqual([field]);
  expect(problems[0]!.message).toMatch(message);
});
