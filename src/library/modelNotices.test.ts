import { expect, test } from "vitest";
import { memorySource } from "../shared/byteSource.ts";
import { parseNotices, readNotices } from "./modelNotices.ts";

function noticesOf(files: Readonly<Record<string, string>>) {
  return readNotices({
    name: "o/clip",
    open: (path) => {
      const text = files[path];
      const bytes = new TextEncoder().encode(text);
      return Promise.resolve(text === undefined ? null : memorySource(path, bytes));
    },
  });
}

test.each([
  ["---\nlicense: mit\ntags:\n- clip\n---\n# A model\nlicense: gpl", "mit"],
  ['---\r\ntags: []\r\nlicense: "apache-2.0"\r\n---\r\n', "apache-2.0"],
  ["---\nlicense: other\nlicense_name: my-terms\n---\n", "my-terms"],
  ["---\nlicense: other\n---\n", "other"],
  ["---\ntags:\n- clip\n---\nlicense: mit", null],
  ["# A model\n\nlicense: mit", null],
])("the licence that a README begins with: %j", async (readme, license) => {
  expect(await noticesOf({ "README.md": readme })).toEqual({ license, texts: [] });
});

test("licence files are kept whole, and what is too long to be one is not", async () => {
  const files = { LICENSE: "MIT License", NOTICE: "Made by us", "LICENSE.md": "x".repeat(300_000) };
  const notices = await noticesOf(files);
  expect(notices).toEqual({
    license: null,
    texts: [
      { path: "LICENSE", text: "MIT License" },
      { path: "NOTICE", text: "Made by us" },
    ],
  });
  expect(parseNotices(JSON.parse(JSON.stringify(notices)))).toEqual(notices);
  expect(parseNotices(undefined)).toBeNull();
});
