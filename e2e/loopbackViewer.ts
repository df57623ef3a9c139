/** A dataset viewer on this very machine, which names a picture's address and gives it there. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestRow } from "../src/data/import/testParquet.ts";

export interface LoopbackViewer {
  readonly host: string;
  /** Paths that were asked for, in order. */
  readonly requests: string[];
  /** Why it gives no rows for now; null where it does. */
  refusal: string | null;
  close(): void;
}

export interface LoopbackViewerOptions {
  readonly rows: Readonly<Record<string, readonly TestRow[]>>;
  readonly domains: readonly string[];
  readonly classes: readonly string[];
}

/** Serves /rows, /filter by domain and label, and the pictures, to pages of any origin. */
export async function startLoopbackViewer({
  rows,
  domains,
  classes,
}: LoopbackViewerOptions): Promise<LoopbackViewer> {
  const features = [
    { name: "image", type: { _type: "Image" } },
    { name: "label", type: { _type: "ClassLabel", names: classes } },
    { name: "domain", type: { _type: "ClassLabel", names: domains } },
  ];
  const pictures = new Map(
    Object.values(rows).flatMap((own) => own.map(({ path, bytes }) => [`/image/${path}`, bytes])),
  );
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://viewer");
    requests.push(pathname);
    response.setHeader("Access-Control-Allow-Origin", "*");
    const picture = pictures.get(pathname);
    if (picture) return void response.end(picture);
    response.setHeader("Content-Type", "application/json");
    const give = (status: number, body: object) =>
      void response.writeHead(status).end(JSON.stringify(body));
    if (viewer.refusal !== null) {
      give(500, { error: viewer.refusal });
      return;
    }
    const where = /^"domain"=(\d+) AND "label"=(\d+)$/.exec(searchParams.get("where") ?? "");
    const [domain, label] = where ? where.slice(1).map(Number) : [];
    const fitting = (rows[searchParams.get("split") ?? ""] ?? []).filter(
      (row) => !where || (row.domain === domain && row.label === label),
    );
    const [offset, length] = ["offset", "length"].map((key) => Number(searchParams.get(key)));
    const page = fitting.slice(offset, offset! + length!).map((row, i) => {
      const image = { src: `${viewer.host}/image/${row.path}`, height: 1, width: 1 };
      return {
        row_idx: offset! + i,
        row: { image, label: row.label, domain: row.domain },
      };
    });
    give(200, { features, rows: page, num_rows_total: fitting.length, partial: false });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const viewer: LoopbackViewer = {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    refusal: null,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return viewer;
}
