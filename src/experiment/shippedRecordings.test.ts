import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sha256 } from "../shared/sha256.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { parseRecording } from "./readRecording.ts";

const folder = "public/recordings";

test.each(readdirSync(folder))(
  "%s is of the bundled model and data: else `npm run recordings` makes it anew",
  (name) => {
    const { files, runs } = parseRecording(readFileSync(`${folder}/${name}`));
    expect(files).toEqual({
      model: sha256(readFileSync("public/models/drawings-clip/model.safetensors")),
      data: sha256(readFileSync("public/data/drawings/index.json")),
    });
    for (const { state } of runs) expect(state.status).toBe("finished");
  },
);

test("the first view's recorded run is the default experiment", () => {
  const { spec } = parseRecording(readFileSync(`${folder}/default.json`));
  expect(spec).toEqual(defaultSpec());
});
