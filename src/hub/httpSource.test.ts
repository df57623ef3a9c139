import { afterEach, describe, expect, test, vi } from "vitest";
import { readWhole } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { sha256 } from "../shared/sha256.ts";
import type { HttpSource } from "./httpSource.ts";
import { openHttp } from "./httpSource.ts";
import type { Fault, LoopbackHub, LoopbackOptions } from "./loopbackHub.ts";
import { startLoopbackHub } from "./loopbackHub.ts";
import type { HttpOptions } from "./rangeRequest.ts";

/** Bytes whose place can be told from them. */
const content = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
const small = content.slice(0, 500);
const file = "owner/name/model.bin";

/** Equal bytes, compared faster than element by element. */
function expectSame(actual: Uint8Array, expected: Uint8Array): void {
  expect(actual.length).toBe(expected.length);
  expect(Buffer.compare(actual, expected)).toBe(0);
}

let hub: LoopbackHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

async function start(
  fault: LoopbackOptions["fault"],
  bytes = content,
  isMirror = false,
): Promise<string> {
  hub = await startLoopbackHub({ files: { [file]: bytes }, isMirror, ...(fault && { fault }) });
  return `${hub.host}/owner/name/resolve/main/model.bin`;
}

/** Patient enough for a machine that is busy with something else. */
const quick: HttpOptions = { attempts: 3, backoffMs: 1, inactivityMs: 30_000 };
/** Where the host is silent on purpose, and waiting is what is tested. */
const impatient: HttpOptions = { ...quick, inactivityMs: 400 };

async function open(url: string, options: HttpOptions = quick): Promise<HttpSource> {
  const source = await openHttp(url, options);
  if (!source) throw new Error("there is no such file");
  return source;
}

describe("a host that does what it should", () => {
  test("tells the size with the first request, and gives parts, through a redirect", async () => {
    const source = await open(await start(undefined));
    expect(source.size).toBe(content.length);
    // The storage's tag has the form of a hash, and is another name of the content.
    expect(source.sha256).toBeNull();
    expectSame(await source.slice(70_000, 200_000), content.slice(70_000, 200_000));
    expectSame(await readWhole(source), content);
    expect(hub!.requests).toEqual([`${file} 0-65535`, `${file} 70000-199999`, `${file} 0-299999`]);
  });

  test("may name the hash of what it gives itself", async () => {
    const source = await open(await start(undefined, content, true));
    expect(source.sha256).toBe(sha256(content));
  });

  test("gives a small file with one request, and what lies in the first bytes with no other", async () => {
    const source = await open(await start(undefined, small));
    expectSame(await readWhole(source), small);
    expect(source.sha256).toBeNull();
    expect(hub!.requests.length).toBe(1);
  });

  test("may have a file without bytes, to which it answers 416", async () => {
    const source = await open(await start(undefined, new Uint8Array(0)));
    expect(source.size).toBe(0);
    expect(await readWhole(source)).toEqual(new Uint8Array(0));
  });

  test("bytes are counted as they arrive", async () => {
    const onBytes = vi.fn();
    const source = await open(await start(undefined), { ...quick, onBytes });
    await source.slice(100_000, 300_000);
    const total = onBytes.mock.calls.reduce((sum, [count]) => sum + (count as number), 0);
    expect(total).toBe(65_536 + 200_000);
  });

  test("has no file of another name", async () => {
    const url = await start(undefined);
    expect(await openHttp(url.replace("model.bin", "other.bin"), quick)).toBeNull();
  });
});

/** The fault on the answers of these numbers, and none on the others. */
const on = (numbers: readonly number[], fault: Fault) => (_: string, n: number) =>
  numbers.includes(n) ? fault : null;

describe("is mended without a word:", () => {
  const later: [string, Fault][] = [
    ["a truncated part", { type: "truncate", bytes: 100_000 }],
    ["a truncated part of which hardly anything came", { type: "truncate", bytes: 10 }],
    ["a dropped connection", { type: "drop", bytes: 90_000 }],
    ["a connection that goes silent", { type: "stall", bytes: 70_000 }],
    ["a host that is overloaded", { type: "status", status: 503 }],
    [
      "a host that asks for patience",
      { type: "status", status: 429, headers: { "Retry-After": "0" } },
    ],
  ];
  test.each(later)("%s", async (_, fault) => {
    const source = await open(
      await start(on([1, 3, 4], fault)),
      fault.type === "stall" ? impatient : quick,
    );
    expectSame(await source.slice(20_000, 290_000), content.slice(20_000, 290_000));
  });

  test("a dropped part goes on from where it ended", async () => {
    const source = await open(await start(on([2], { type: "truncate", bytes: 100_000 })));
    await source.slice(100_000, 300_000);
    expect(hub!.requests.slice(1)).toEqual([`${file} 100000-299999`, `${file} 200000-299999`]);
  });

  test("a connection that drops again and again, but always brings something", async () => {
    const always: LoopbackOptions["fault"] = () => ({ type: "truncate", bytes: 66_000 });
    const source = await open(await start(always));
    expectSame(await readWhole(source), content);
  });

  test("a host that knows no ranges", async () => {
    const source = await open(await start(() => ({ type: "whole" })));
    expectSame(await source.slice(100_000, 100_100), content.slice(100_000, 100_100));
    expect(source.size).toBe(content.length);
    expect(hub!.requests.length).toBe(1);
  });

  test("one that does not even tell the size", async () => {
    const source = await open(await start(() => ({ type: "whole", isChunked: true })));
    expectSame(await readWhole(source), content);
  });
});

describe("a host that counts requests is left alone", () => {
  afterEach(() => vi.restoreAllMocks());

  test.each([
    ["as long as it asks", { "Retry-After": "7" }, 7_000],
    ["for a minute at most", { "Retry-After": "3600" }, 60_000],
    ["for half a minute where it names no time", {}, 30_000],
  ])("%s", async (_, headers, waitMs) => {
    const { setTimeout: startTimer } = globalThis;
    const pauses: (() => void)[] = [];
    const held = (task: () => void, ms?: number) =>
      ms === waitMs ? pauses.push(task) : startTimer(task, ms);
    // Node's own type has more forms of the call than are made here.
    vi.spyOn(globalThis, "setTimeout").mockImplementation(held as typeof setTimeout);
    const fault: Fault = { type: "status", status: 429, headers };
    const opened = open(await start(on([1], fault)), { ...quick, inactivityMs: 20_000 });
    await vi.waitFor(() => expect(pauses).toHaveLength(1), { timeout: 10_000 });
    expect(hub!.requests.length).toBe(1);
    pauses[0]!();
    expect((await opened).size).toBe(content.length);
    expect(hub!.requests.length).toBe(2);
  });
});

describe("ends in a message with the address and the way out:", () => {
  const atOnce: [string, Fault, RegExp][] = [
    ["403", { type: "status", status: 403 }, /answered 403: it is private.*your own account/],
    [
      "401 of a repository with terms",
      { type: "status", status: 401, headers: { "X-Error-Code": "GatedRepo" } },
      /answered 401: its terms must be accepted first/,
    ],
    ["an odd status", { type: "status", status: 418 }, /answered 418. Choose another host/],
    ["416", { type: "status", status: 416 }, /does not tell the file's size/],
    [
      "416 of a file with bytes",
      { type: "status", status: 416, headers: { "Content-Range": "bytes */9" } },
      /refuses to give its first bytes/,
    ],
    ["a page", { type: "whole", contentType: "text/html; charset=utf-8" }, /sent a page in place/],
  ];
  test.each(atOnce)("%s", async (_, fault, message) => {
    const url = await start(() => fault);
    await expect(open(url)).rejects.toThrow(message);
    await expect(open(url)).rejects.toThrow(url);
    expect(hub!.requests.length).toBe(2);
  });

  const afterAll: [string, Fault, RegExp][] = [
    ["silence", { type: "stall", bytes: 10 }, /nothing arrived for 0.4 s, 3 times in a row/],
    ["drops", { type: "drop", bytes: 10 }, /3 times in a row. Check the connection/],
    ["a busy host", { type: "status", status: 500 }, /answered 500, 3 times in a row/],
    ["empty answers", { type: "truncate", bytes: 0 }, /ended after 0 of 65536 bytes/],
  ];
  test.each(afterAll)("nothing but %s", async (_, fault, message) => {
    const opened = open(await start(() => fault), fault.type === "stall" ? impatient : quick);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toBeInstanceOf(FailureError);
    expect(hub!.requests.length).toBe(3);
  });

  test("a file that is gone when its parts are read", async () => {
    const gone = await open(await start(on([2], { type: "status", status: 404 })));
    await expect(gone.slice(0, 200_000)).rejects.toThrow(/no longer there/);
  });

  test("a file that ended when its parts are read", async () => {
    const shrunk = await open(await start(on([2], { type: "status", status: 416 })));
    await expect(shrunk.slice(0, 200_000)).rejects.toThrow(/answered 416 for a part/);
  });

  test("no host at all", async () => {
    const url = await start(undefined);
    await hub!.close();
    await expect(open(url)).rejects.toThrow(/the connection failed.*Check the connection/);
  });
});

test.each([0, 1])("a person can stop, at once: %d", async (n) => {
  const stop = new AbortController();
  const url = await start(on([n + 1], { type: "stall", bytes: 100 }));
  const read = async () => (await open(url, { signal: stop.signal })).slice(0, 200_000);
  const reading = read();
  setTimeout(() => stop.abort(), 30);
  await expect(reading).rejects.toMatchObject({ kind: "cancelled" });
});
