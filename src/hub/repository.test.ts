import { expect, test } from "vitest";
import {
  defaultHost,
  fileUrl,
  listingUrl,
  parseHost,
  parseRepository,
  repositoryName,
} from "./repository.ts";

const b32 = { kind: "model", id: "openai/clip-vit-base-patch32", revision: "main" } as const;

test.each([
  ["openai/clip-vit-base-patch32", b32],
  ["  openai/clip-vit-base-patch32 ", b32],
  ["https://huggingface.co/openai/clip-vit-base-patch32", b32],
  ["https://mirror.example/openai/clip-vit-base-patch32/tree/main?x=1#y", b32],
  [
    "https://huggingface.co/openai/clip-vit-base-patch32/blob/refs%2Fpr%2F5/config.json",
    { ...b32, revision: "refs/pr/5" },
  ],
  ["openai/clip-vit-base-patch32@3d74acf9", { ...b32, revision: "3d74acf9" }],
  ["gpt2", { kind: "model", id: "gpt2", revision: "main" }],
  [
    "https://huggingface.co/datasets/wltjr1007/DomainNet",
    { kind: "dataset", id: "wltjr1007/DomainNet", revision: "main" },
  ],
])("%s is a repository", (text, repository) => {
  expect(parseRepository(text)).toEqual(repository);
});

test.each([
  "",
  "a b",
  "a/b/c",
  "../etc",
  "a/b@",
  "a@b@c",
  "a/b?x",
  "ftp://huggingface.co/a/b",
  "https://huggingface.co/",
])("'%s' is none", (text) => {
  expect(parseRepository(text)).toBeNull();
});

test("a repository's files have addresses on any host", () => {
  expect(fileUrl(defaultHost, b32, "onnx/vision model.onnx")).toBe(
    "https://huggingface.co/openai/clip-vit-base-patch32/resolve/main/onnx/vision%20model.onnx",
  );
  const dataset = parseRepository("wltjr1007/DomainNet@refs/convert/parquet", "dataset")!;
  expect(fileUrl("http://localhost:1/hf/", dataset, "a.parquet")).toBe(
    "http://localhost:1/hf/datasets/wltjr1007/DomainNet/resolve/refs%2Fconvert%2Fparquet/a.parquet",
  );
  expect(listingUrl(defaultHost, dataset)).toBe(
    "https://huggingface.co/api/datasets/wltjr1007/DomainNet/tree/refs%2Fconvert%2Fparquet?recursive=true",
  );
});

test("a name is written as it is read", () => {
  for (const name of ["a/b", "a/b@v1.0"]) expect(repositoryName(parseRepository(name)!)).toBe(name);
});

test("a host is an address", () => {
  expect(parseHost(" https://hf-mirror.example/ ")).toBe("https://hf-mirror.example");
  for (const text of ["", "huggingface.co", "javascript:alert(1)", "https://"])
    expect(() => parseHost(text)).toThrow(`such as https://huggingface.co, got '${text}'`);
});
