/**
 * `npm run recordings [NAME...]`: makes public/recordings/, the runs that the page shows before anything
 * is trained. Each is what the command line records of one link, with numbers of six digits.
 */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compactRecording } from "../../src/experiment/compactRecording.ts";
import { parseRecording } from "../../src/experiment/readRecording.ts";
import { writeRecording } from "../../src/experiment/recording.ts";

/** The links, by the names of their files. The first view shows `default`. */
const links: Readonly<Record<string, string>> = { default: "v=1" };
const folder = "public/recordings";

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(links);
for (const name of names) {
  const link = links[name];
  if (link === undefined)
    throw new Error(`'${name}' is not a recording; known are ${Object.keys(links).join(", ")}`);
  await writeFile(join(folder, `${name}.json`), await record(link));
  console.log(join(folder, `${name}.json`));
}

async function record(link: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const out = await mkdtemp(join(tmpdir(), "lipsum-recording-"));
  try {
    const args = ["--import", "tsx", "src/cli/main.ts", "run", `#${link}`, "--out", out];
    const { status } = spawnSync(process.execPath, args, {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error(`the run of ${link} ended with ${status}`);
    const recording = parseRecording(await readFile(join(out, "recording.json")));
    return writeRecording(compactRecording(recording));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
