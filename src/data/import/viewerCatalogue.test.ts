import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ViewedDataset } from "./datasetViewer.ts";
import { domainnetDomains } from "./domainnetClasses.ts";
import { openViewer } from "./viewerCatalogue.ts";

/** A viewer on this machine: `count` pictures of every domain, class and split. */
const count = 130;
const classes = ["airplane", "cello", "zigzag"];
let state = { partial: false, fails: 0, expireFirst: false, ignoresWhere: false };
const requests: string[] = [];
const expiredOnce = new Set<string>();

const server = createServer((request, response) => {
  const url = new URL(request.url!, "http://viewer");
  requests.push(url.pathname);
  const send = (status: number, body: string | Uint8Array): void => {
    response.writeHead(status).end(body);
  };
  if (url.pathname.startsWith("/image/")) {
    const isOld = state.expireFirst && !url.searchParams.has("fresh");
    if (isOld) expiredOnce.add(url.pathname);
    send(isOld ? 403 : 200, isOld ? "<expired>" : url.pathname);
    return;
  }
  if (state.fails > 0) {
    state.fails -= 1;
    send(500, JSON.stringify({ error: "The split is being indexed." }));
    return;
  }
  const [offset, length] = ["offset", "length"].map((key) => Number(url.searchParams.get(key)));
  const where = /^"domain"=(\d+) AND "label"=(\d+)$/.exec(url.searchParams.get("where") ?? "");
  const [domain, label] = state.ignoresWhere || !where ? [0, 0] : where.slice(1).map(Number);
  const split = url.searchParams.get("split")!;
  const rows = Array.from({ length: Math.min(length!, count - offset!) }, (_, i) => {
    const path = `/image/${split}/${domain}/${label}/${offset! + i}`;
    const src = `${host()}${path}${expiredOnce.has(path) ? "?fresh" : ""}`;
    return { row_idx: offset! + i, row: { image: { src, height: 1, width: 1 }, label, domain } };
  });
  const feature = (name: string, type: object) => ({ feature_idx: 0, name, type });
  const features = [
    feature("image", { _type: "Image" }),
    feature("label", { _type: "ClassLabel", names: classes }),
    feature("domain", { _type: "ClassLabel", names: domainnetDomains }),
  ];
  send(200, JSON.stringify({ features, rows, num_rows_total: count, partial: state.partial }));
}).listen(0, "127.0.0.1");
const host = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const viewed = (): ViewedDataset => ({ dataset: "wltjr1007/DomainNet", host: host(), fetch });

beforeEach(() => {
  state = { partial: false, fails: 0, expireFirst: false, ignoresWhere: false };
  requests.length = 0;
  expiredOnce.clear();
});
afterAll(() => server.close());

const wanted = { domains: ["real", "sketch"], classes: ["airplane", "zigzag"] };

test("lists so many of each class, domain and split, in pages of a hundred", async () => {
  const viewer = await openViewer(viewed(), 110);
  expect(viewer.classes).toEqual(classes);
  expect(requests).toEqual(["/rows"]);
  const { pictures, domains, leftOut } = await viewer.catalogue(wanted);
  expect(pictures).toHaveLength(2 * 2 * 2 * 110);
  expect(requests.filter((path) => path === "/filter")).toHaveLength(2 * 2 * 2 * 2);
  expect(new Set(pictures.map(({ domain }) => domains[domain]))).toEqual(new Set(wanted.domains));
  expect(pictures.slice(0, 2)).toEqual([
    { domain: 4, label: 0, split: "train", path: "train#0" },
    { domain: 4, label: 0, split: "train", path: "train#1" },
  ]);
  expect(leftOut).toEqual([]);
});

test("fetches pictures, and asks anew for an address that has expired", async () => {
  const catalogue = await (await openViewer(viewed(), 3)).catalogue(wanted);
  const read = catalogue.reader(catalogue.pictures);
  state.expireFirst = true;
  for (const picture of catalogue.pictures.slice(0, 4))
    expect(new TextDecoder().decode(await read(picture))).toBe(
      `/image/${picture.split!}/${picture.domain}/${picture.label}/${picture.path.split("#")[1]!}`,
    );
});

test("says where the viewer holds only a part", async () => {
  state.partial = true;
  const { leftOut } = await (await openViewer(viewed(), 3)).catalogue(wanted);
  expect(leftOut.map(({ path, reason }) => `${path} ${reason.message}`)).toEqual([
    "wltjr1007/DomainNet, test is held by the viewer in part; the rest is in the parquet files",
    "wltjr1007/DomainNet, train is held by the viewer in part; the rest is in the parquet files",
  ]);
});

test("trusts the rows, not the condition", async () => {
  state.ignoresWhere = true;
  const { pictures } = await (await openViewer(viewed(), 3)).catalogue(wanted);
  expect(pictures).toEqual([]);
});

test("passes on the viewer's reason and the way out", async () => {
  state.fails = 1;
  await expect(openViewer(viewed(), 3)).rejects.toThrow(
    /\/rows\?dataset=wltjr1007%2FDomainNet&config=default&split=train&offset=0&length=1: The split is being indexed\. \(500\)\. Try again in a minute, or import the parquet files instead\.$/,
  );
  const nowhere = { ...viewed(), host: "http://127.0.0.1:1" };
  await expect(openViewer(nowhere, 3)).rejects.toThrow(
    /does not answer: .* Is the network there\?$/,
  );
});

test("stops when cancelled", async () => {
  const viewer = await openViewer(viewed(), 3);
  const cancel = new AbortController();
  const onProgress = () => cancel.abort();
  await expect(
    viewer.catalogue(wanted, { signal: cancel.signal, onProgress }),
  ).rejects.toMatchObject({ kind: "cancelled" });
});
