import { FailureError } from "../shared/failure.ts";
import { cut } from "../shared/cut.ts";
import { said } from "../shared/said.ts";

export const defaultHost = "https://huggingface.co";

/** A repository of the Hugging Face hub, or of a mirror with its paths. */
export interface Repository {
  readonly kind: "model" | "dataset";
  /** "openai/clip-vit-base-patch32" */
  readonly id: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

/** Owner and name; the hub's oldest repositories have a name alone. */
const idPattern = /^(?:[\w][\w.-]*\/)?[\w][\w.-]*$/;
const revisionPattern = /^[\w][\w./-]*$/;

/**
 * Reads a repository as a person names it: "owner/name", "owner/name@revision", or the address of one
 * of its pages on any host. Null unless it is one of these.
 */
export function parseRepository(
  text: string,
  kind: Repository["kind"] = "model",
): Repository | null {
  const url = /^https?:\/\/[^/]+\/(.*)$/.exec(text.trim());
  if (url) return parseAddress(url[1]!.replace(/[?#].*$/, ""));
  const [id, revision = "main", ...rest] = text.trim().split("@");
  return rest.length === 0 ? repository(kind, id!, revision) : null;
}

/** As {@link parseRepository} reads it. */
export function repositoryName({ id, revision }: Repository): string {
  return revision === "main" ? id : `${id}@${revision}`;
}

/** Where a file's bytes are. */
export function fileUrl(host: string, { kind, id, revision }: Repository, path: string): string {
  const prefix = kind === "dataset" ? "datasets/" : "";
  return `${withoutSlash(host)}/${prefix}${id}/resolve/${encodeURIComponent(revision)}/${encoded(path)}`;
}

/** Where the list of all files is. */
export function listingUrl(host: string, { kind, id, revision }: Repository): string {
  const query = "recursive=true";
  return `${withoutSlash(host)}/api/${kind}s/${id}/tree/${encodeURIComponent(revision)}?${query}`;
}

/** Reads the host of the hub or of a mirror. Throws a FailureError ("bad-spec"). */
export function parseHost(text: string): string {
  const host = text.trim();
  if (/^https?:\/\//.test(host) && URL.canParse(host)) return withoutSlash(host);
  throw new FailureError("bad-spec", said("hostAddress", defaultHost, cut(text)));
}

/** "owner/name", "owner/name/tree/revision/…", "datasets/owner/name/blob/revision/…". */
function parseAddress(path: string): Repository | null {
  const parts = path.split("/").filter((part) => part !== "");
  const kind = parts[0] === "datasets" ? "dataset" : "model";
  if (kind === "dataset") parts.shift();
  const verb = parts.findIndex((part) => /^(?:tree|blob|resolve)$/.test(part));
  const id = parts.slice(0, verb > 0 ? verb : 2).join("/");
  return repository(kind, id, verb > 0 ? decodeURIComponent(parts[verb + 1] ?? "main") : "main");
}

function repository(kind: Repository["kind"], id: string, revision: string): Repository | null {
  return idPattern.test(id) && revisionPattern.test(revision) ? { kind, id, revision } : null;
}

function encoded(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function withoutSlash(host: string): string {
  return host.replace(/\/+$/, "");
}
