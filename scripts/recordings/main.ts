/**
 * `npm run recordings [NAME...]`: makes public/recordings/, the runs that the page shows before anything
 * is trained. Each is what the command line records of one link, with numbers of six digits.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compactRecording } from "../../src/experiment/compactRecording.ts";
import { writeRecording } from "../../src/experiment/recording.ts";
import { recordLink } from "./recordLink.ts";

/** The links, by the names of their files. The first view shows `default`. */
const links: Readonly<Record<string, string>> = { default: "" };
const folder = "public/recordings";

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(links);
await mkdir(folder, { recursive: true });
for (const name of names) {
  const link = links[name];
  if (link === undefined)
    throw new Error(`'${name}' is not a recording; known are ${Object.keys(links).join(", ")}`);
  const path = join(folder, `${name}.json`);
  await writeFile(path, writeRecording(compactRecording(await recordLink(link))));
  console.log(path);
}
