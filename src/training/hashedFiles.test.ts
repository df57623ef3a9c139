import { expect, test } from "vitest";
import type { Files } from "../shared/files.ts";
import { sha256 } from "../shared/sha256.ts";
import { hashedFiles } from "./hashedFiles.ts";

const echo: Files = { read: (path) => Promise.resolve(new TextEncoder().encode(path)) };
const hashOf = (text: string) => sha256(new TextEncoder().encode(text));

test("takes the hashes of a model and its data as they are read, and hands the bytes on", async () => {
  const { files, hashes } = hashedFiles(echo, { model: "a", dataset: "b" });
  expect(hashes()).toEqual({ model: null, data: null });
  const bytes = await files.read("models/a/model.safetensors");
  expect(new TextDecoder().decode(bytes)).toBe("models/a/model.safetensors");
  await files.read("models/a/config.json");
  await files.read("data/b/index.json");
  expect(hashes()).toEqual({
    model: hashOf("models/a/model.safetensors"),
    data: hashOf("data/b/index.json"),
  });
});

test("an imported data set has its hash too", async () => {
  const { files, hashes } = hashedFiles(
    { ...echo, imported: echo },
    { model: "hf:a/b", dataset: "folder:mine" },
  );
  await files.imported?.read("mine/index.json");
  expect(hashes()).toEqual({ model: null, data: hashOf("mine/index.json") });
});
