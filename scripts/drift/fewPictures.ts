import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const indexFile = "data/drawings/index.json";

interface Split {
  readonly labels: readonly number[];
  readonly items: readonly string[];
}

interface Index {
  readonly domains: readonly {
    readonly splits: Readonly<Record<string, Split>>;
  }[];
}

/** The bundled data with few test pictures, where embedding all takes a software adapter many minutes. */
export interface FewPictures {
  /** A copy of public/ with them. */
  readonly folder: string;
  /** What differs, by path. */
  readonly overlay: ReadonlyMap<string, Uint8Array>;
}

/** The first `count` test pictures of each domain; their files stay as they are. */
export function fewPictures(count: number): FewPictures {
  const index = JSON.parse(readFileSync(join("public", indexFile), "utf8")) as Index;
  const domains = index.domains.map((domain) => ({
    ...domain,
    splits: Object.fromEntries(
      Object.entries(domain.splits).map(([name, split]) => [
        name,
        name === "test" ? firstOf(split, count) : split,
      ]),
    ),
  }));
  const json = JSON.stringify({ ...index, domains });
  const folder = ".cache/drift/public";
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ["models", "data"])
    cpSync(join("public", part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, indexFile), json);
  return { folder, overlay: new Map([[indexFile, new TextEncoder().encode(json)]]) };
}

function firstOf(split: Split, count: number): Split {
  return { ...split, labels: split.labels.slice(0, count), items: split.items.slice(0, count) };
}
