import { expect, test } from "vitest";
import { parseCommandLine } from "./commandLine.ts";
import { describeCosts } from "./costs.ts";
import { describeRecipes } from "./recipes.ts";
import { readSpecArgument } from "./specArgument.ts";

test("reads a run with everything that it can have", () => {
  const args = [
    "run",
    "#v=2",
    "--out",
    "o",
    "--set",
    "seed=1",
    "--set",
    "steps=2",
    "--assets",
    "a",
  ];
  const places = ["--models", "m", "--data", "d", "--hub", "http://localhost:1/"];
  expect(parseCommandLine([...args, ...places, "--threads", "3"])).toEqual({
    command: "run",
    spec: "#v=2",
    out: "o",
    resume: false,
    budgetBytes: null,
    set: ["seed=1", "steps=2"],
    assets: "a",
    models: "m",
    data: "d",
    hub: "http://localhost:1",
    threads: 3,
  });
});

test.each([[], ["--help"], ["help"], ["run", "--help"], ["eval", "--help"], ["recipes", "--help"]])(
  "asks for help: %j",
  (...args) => {
    expect(parseCommandLine(args)).toEqual({ command: "help" });
  },
);

test.each<[string[], RegExp]>([
  [
    ["train"],
    /'train' is not a command; known are run, memory, eval, export, analyse, graph, recipes, import/,
  ],
  [["run"], /run needs --out DIR/],
  [["run", "--out", "o", "--hub", "here"], /The hub's host must be an address.*got 'here'/],
  [["run", "--out", "o", "a", "b"], /'b' is one argument too many/],
  [["run", "--out", "o", "--resume", "a"], /--resume goes on with the spec of the run in --out/],
  [["run", "--out", "o", "--lr", "1"], /Unknown option '--lr'/],
  [["run", "--out", "o", "--threads", "0"], /--threads must be an integer from 1 to 1024, got '0'/],
  [["eval", "spec.json"], /'spec.json' is one argument too many/],
  [["graph"], /graph needs --out FILE/],
  [["recipes", "ft"], /'ft' is one argument too many/],
])("refuses %j", (args, message) => {
  expect(() => parseCommandLine(args)).toThrow(message);
});

test("a spec may be a link, a fragment or nothing, and --set changes it", async () => {
  const link = "https://example.org/play/#v=2&seed=4&lipsum-ft.texts=40";
  expect(await readSpecArgument(link, [])).toMatchObject({ seed: 4 });
  const spec = await readSpecArgument(link, [
    "seed=5",
    "recipes=lipsum-ft",
    "lipsum-ft.tokenLength=9",
  ]);
  expect(spec).toMatchObject({ seed: 5, recipes: ["lipsum-ft"] });
  expect(spec.hyperparameters["lipsum-ft"]).toMatchObject({ texts: 40, tokenLength: 9 });
  expect(await readSpecArgument("v=2&seed=6", [])).toMatchObject({ seed: 6 });
  expect(await readSpecArgument(undefined, [])).toMatchObject({ seed: 0 });
});

test("every fault of link and overrides is told at once", async () => {
  await expect(readSpecArgument("#v=2&steps=0&lr=1", ["seed=x"])).rejects.toMatchObject({
    problems: [{ field: "steps" }, { field: "lr" }, { field: "seed" }],
  });
  await expect(readSpecArgument(undefined, ["seed"])).rejects.toThrow(/--set must be name=value/);
  await expect(readSpecArgument("nowhere.json", [])).rejects.toThrow(/'nowhere.json' is not there/);
});

test("the table of recipes names every field with its default and its source", () => {
  const table = describeRecipes();
  expect(table).toMatch(
    /^ {2}lipsum-ft\.texts +80 +an integer from 1 to 256 +80 in the authors' code$/m,
  );
  expect(table).toMatch(/^ {2}learningRate +0\.0005 +a number from 1e-7 to 1 +our setting/m);
  expect(table).toMatch(/^ft: FT$/m);
});

test("the methods are listed with what they need, counted in their graphs", () => {
  const told = describeRecipes();
  expect(told).toMatch(/kd: KD\n.*\n.*\n {2}needs a frozen image pass at each update\n/);
  expect(told).toMatch(/wise-ft: WiSE-FT\n.*\n.*\n {2}needs finished runs\n/);
});

test("costs are counted for the spec's own settings", async () => {
  const line = parseCommandLine(["recipes", "--costs", "--set", "soup-uniform.count=5"]);
  if (line.command !== "costs") throw new Error(`expected costs, got ${line.command}`);
  const told = await describeCosts(line);
  expect(told).toMatch(/^ft +\d+ +1\.000 /m);
  expect(told).toMatch(/^soup-uniform +0 +0\.000 .* 5$/m);
});

test.each<[string[], RegExp]>([
  [[], /^--kind must be one of domains, .*, map, got nothing$/],
  [["--kind", "maps"], /got 'maps'$/],
  [["--kind", "path"], /--weights FILE, the end of the path/],
  [["--kind", "texts", "--weights", "a", "--weights", "b"], /only for map$/],
])("analyse %j says what is wrong", (args, message) => {
  expect(() => parseCommandLine(["analyse", ...args])).toThrow(message);
});
