/**
 * A loopback hub in a process of its own, whose memory is not that of who reads from it. Its arguments
 * are pairs of a path on the hub and a file; it prints its address.
 */
import { openDiskSource } from "../../src/cli/diskSource.ts";
import { startLoopbackHub } from "../../src/hub/loopbackHub.ts";
import type { ByteSource } from "../../src/shared/byteSource.ts";

const names = process.argv.slice(2);
const files: Record<string, ByteSource> = {};
for (let i = 0; i < names.length; i += 2) {
  const source = await openDiskSource(names[i + 1]!);
  if (!source) throw new Error(`there is no file '${names[i + 1]}'`);
  files[names[i]!] = source;
}
const { host } = await startLoopbackHub({ files });
process.stdout.write(`${host}\n`);
