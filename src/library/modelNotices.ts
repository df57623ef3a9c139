import { readWhole } from "../shared/byteSource.ts";
import type { Folder } from "../shared/files.ts";
import { asArray, asObject, asString } from "../shared/json.ts";

/** What a model's own files say of what may be done with it. */
export interface ModelNotices {
  /** As its README begins, by the hub's short names ("mit"); null where it names none. */
  readonly license: string | null;
  /** Its licence and notice files, whole. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

const textFiles = ["LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE", "NOTICE.txt"];
/** What is longer is no licence. */
const mostBytes = 256 * 1024;

/** Reads the small files of a model that speak of its use. Throws a FailureError. */
export async function readNotices(folder: Folder): Promise<ModelNotices> {
  const readme = await readText(folder, "README.md");
  const texts: { path: string; text: string }[] = [];
  for (const path of textFiles) {
    const text = await readText(folder, path);
    if (text !== null) texts.push({ path, text });
  }
  return { license: readme === null ? null : licenseIn(readme), texts };
}

/** Notices as they were written as JSON; null for those of an earlier version, which had none. */
export function parseNotices(json: unknown): ModelNotices | null {
  if (json === undefined || json === null) return null;
  const raw = asObject(json, "notices");
  return {
    license: raw["license"] === null ? null : asString(raw["license"], "license"),
    texts: asArray(raw["texts"], "texts").map((one, i) => {
      const { path, text } = asObject(one, `texts[${i}]`);
      return { path: asString(path, "path"), text: asString(text, "text") };
    }),
  };
}

async function readText(folder: Folder, path: string): Promise<string | null> {
  const source = await folder.open(path);
  if (!source || source.size > mostBytes) return null;
  return new TextDecoder().decode(await readWhole(source));
}

/** The `license` of a README's front matter, or the `license_name` that the hub asks for beside "other". */
function licenseIn(readme: string): string | null {
  const front = /^---\r?\n(.*?)\r?\n---/s.exec(readme)?.[1] ?? "";
  const valueOf = (key: string) =>
    new RegExp(`^${key}:[ \\t]*["']?([^"'\\r\\n]+)`, "m").exec(front)?.[1]?.trim() ?? null;
  const license = valueOf("license");
  return license === "other" ? (valueOf("license_name") ?? license) : license;
}
