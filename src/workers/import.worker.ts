import { openPageJpegDecoder } from "../data/import/pageJpegDecoder.ts";
import { originTree } from "../library/originTree.ts";
import type { ToImporter } from "./importProtocol.ts";
import { ImportHost } from "./importHost.ts";
import { importTaskTable } from "./importTaskTable.ts";
import { openModel } from "./openSite.ts";

const parts = {
  table: importTaskTable,
  openTree: originTree,
  openJpegDecoder: openPageJpegDecoder,
  openModel,
};
const host = new ImportHost(parts, (message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<ToImporter>) => host.receive(data);
