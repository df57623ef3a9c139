import { hubFolder } from "../hub/hubFolder.ts";
import { parseRepository } from "../hub/repository.ts";
import { blobSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import { byteStoreIn } from "./byteStoreIn.ts";
import { joinedFolder } from "./joinedFolder.ts";
import type { FileTree } from "./fileTree.ts";
import { keptModel, ownFolder } from "./keptModel.ts";

/** The folder of the tree that holds what hubs sent. */
export const hubRoot = "hub";

/**
 * A model that is here, by its name in a spec. No host is asked for anything: where it is not here,
 * opening a file of it throws a FailureError ("bad-spec") that says so.
 * @param bundled the folder of a model of the site
 */
export function keptModelFolder(
  tree: Promise<FileTree>,
  name: string,
  bundled: (name: string) => Folder,
): Folder {
  let opening: Promise<Folder> | null = null;
  return {
    name,
    open: async (path) => (await (opening ??= openKept(await tree, name, bundled))).open(path),
  };
}

async function openKept(
  tree: FileTree,
  name: string,
  bundled: (name: string) => Folder,
): Promise<Folder> {
  const model = await keptModel(tree, name);
  if (!model) throw notHere(name);
  if (model.host !== null) {
    const repository = parseRepository(name.replace("hf:", ""));
    if (!repository) throw notHere(name);
    return hubFolder(repository, {
      host: model.host,
      store: byteStoreIn(tree, hubRoot),
      isOffline: true,
    });
  }
  const own: Folder = {
    name,
    open: async (path) => {
      const blob = await tree.read(`${ownFolder(name)}/${path}`);
      return blob && blobSource(path, blob);
    },
  };
  const { base } = model;
  if (base === null) return own;
  return joinedFolder(
    own,
    base.includes(":") ? await openKept(tree, base, bundled) : bundled(base),
  );
}

function notHere(name: string): FailureError {
  const code = name.startsWith("hf:") ? "modelNotFetched" : "modelNotHere";
  return new FailureError("bad-spec", said(code, name));
}
