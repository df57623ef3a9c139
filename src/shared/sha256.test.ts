import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { RandomStream } from "./random.ts";
import { Sha256, sha256 } from "./sha256.ts";

const random = new RandomStream(0, "sha256 test");
const bytes = Uint8Array.from({ length: 300 }, () => random.integer(256));

test("equals OpenSSL at every length around the block size", () => {
  for (let length = 0; length <= 200; length++) {
    const piece = bytes.subarray(0, length);
    expect(sha256(piece)).toBe(createHash("sha256").update(piece).digest("hex"));
  }
});

test("is the same however the bytes are cut, and goes on after hex()", () => {
  const hash = new Sha256();
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + random.integer(90));
    hash.update(bytes.subarray(at, end));
    hash.hex();
    at = end;
  }
  expect(hash.hex()).toBe(sha256(bytes));
});
