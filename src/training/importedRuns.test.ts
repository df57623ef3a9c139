import { expect, test } from "vitest";
import { readClipModel } from "../clip/model.ts";
import { writeSafetensors } from "../clip/safetensors.ts";
import { tensorsInMemory } from "../clip/tensorSource.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { RunEvent } from "../experiment/record.ts";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { memorySource } from "../shared/byteSource.ts";
import { sha256 } from "../shared/sha256.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import { adoptCheckpoint, checkSameFiles, checkWeights } from "./importedRuns.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";
import { weightsHash } from "./weightsHash.ts";

const contents = tinySiteFiles();
const site = filesIn(contents);
const named = { model: "drawings-clip", dataset: "drawings" };
const model = contents.get("models/drawings-clip/model.safetensors")!;
const made = {
  model: sha256(model),
  data: sha256(contents.get("data/drawings/index.json")!),
};
const { environment } = recordingFixture();

test("runs of the model and the data that are here are taken, others named with both hashes", async () => {
  await checkSameFiles(site, named, made);
  await checkSameFiles(site, named, { model: null, data: null });
  const other = "f".repeat(64);
  await expect(checkSameFiles(site, named, { ...made, model: other })).rejects.toThrow(
    /the model 'drawings-clip' with the SHA-256 f{12}…, but here it has [\da-f]{12}….*train anew/,
  );
  await expect(checkSameFiles(site, named, { ...made, data: other })).rejects.toThrow(
    /the data 'drawings'/,
  );
  // What is not of the site is not fetched for a check.
  const elsewhere = { model: "hf:owner/name", dataset: "folder:mine" };
  await checkSameFiles(site, elsewhere, { model: other, data: other });
});

test("a model and data of one's own are held to what the runs were made with", async () => {
  const own = { model: "folder:mine", dataset: "folder:mine" };
  const folder = {
    name: "mine",
    open: (path: string) => {
      const bytes = contents.get(`models/drawings-clip/${path}`);
      return Promise.resolve(bytes ? memorySource(path, bytes) : null);
    },
  };
  const imported = { read: () => Promise.resolve(new TextEncoder().encode("{}")) };
  const files = { ...site, elsewhere: () => folder, imported };
  const numbers = weightsHash(await readClipModel(folder));
  const data = sha256(new TextEncoder().encode("{}"));
  await checkSameFiles(files, own, { model: numbers, data });
  // The hash of the file is another than that of its numbers.
  await expect(checkSameFiles(files, own, { model: made.model, data })).rejects.toThrow(
    /the model 'folder:mine' with the SHA-256/,
  );
  await expect(checkSameFiles(files, own, { model: numbers, data: made.data })).rejects.toThrow(
    /the data 'folder:mine'/,
  );
});

test("weights must be a whole file with the tower of the model", async () => {
  await checkWeights(site, named, model);
  await expect(checkWeights(site, named, model.subarray(0, model.length - 4))).rejects.toThrow(
    /is truncated/,
  );
  const head = new Map([["head.weight", { shape: [1], data: Float32Array.of(1) }]]);
  const bare = writeSafetensors(head, { dtype: "F32" });
  await expect(checkWeights(site, named, bare)).rejects.toMatchObject({ kind: "bad-file" });
});

const told: readonly RunEvent[] = [
  { type: "started", runId: "x-ft", recipe: "ft", warmupMs: 1, trainedParameters: 2 },
  {
    type: "steps",
    runId: "x-ft",
    records: [{ step: 1, loss: 1, terms: {}, learningRate: 1e-3, trainingMs: 5 }],
  },
];
const tensors = tensorsInMemory(new Map());
const state = { steps: 1, trainingMs: 5, optimizerSteps: 1, best: null, tensors };
const checkpoint: Checkpoint = {
  spec: { ...defaultSpec(), recipes: ["ft", "lipsum-ft"] },
  runIds: ["x-ft", "x-lipsum-ft"],
  files: made,
  story: told,
  ended: ["x-lipsum-ft"],
  group: { step: 1, members: new Map([["x-ft", state]]) },
  finished: new Map(),
};

test("a checkpoint's runs are named anew everywhere", () => {
  const adopted = adoptCheckpoint(checkpoint, environment, (recipe) => `y-${recipe}`);
  expect(adopted.runIds).toEqual(["y-ft", "y-lipsum-ft"]);
  expect(adopted.story.map(({ runId }) => runId)).toEqual(["y-ft", "y-ft"]);
  expect(adopted.ended).toEqual(["y-lipsum-ft"]);
  expect([...adopted.group!.members.keys()]).toEqual(["y-ft"]);
  expect(JSON.stringify(adopted)).not.toContain("x-ft");
});

test.each<[string, Partial<Checkpoint>, RegExp]>([
  ["too few runs", { runIds: ["x-ft"] }, /a run for each of its 2 methods, got 1/],
  ["a run that it has not", { ended: ["z"] }, /a run 'z' that it has not/],
  [
    "a story of nonsense",
    { story: [{ type: "steps", runId: "x-ft", records: 7 } as unknown as RunEvent] },
    /story of its runs cannot be read/,
  ],
  [
    "a story with texts for numbers",
    {
      story: [
        told[0]!,
        {
          ...told[1]!,
          records: [{ step: 1, loss: "much", terms: {}, learningRate: 1, trainingMs: 1 }],
        } as unknown as RunEvent,
      ],
    },
    /story of its runs cannot be read/,
  ],
])("%s is refused", (_, changes, message) => {
  const changed = { ...checkpoint, ...changes };
  expect(() => adoptCheckpoint(changed, environment, (recipe) => recipe)).toThrow(message);
});
