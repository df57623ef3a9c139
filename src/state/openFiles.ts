import { importMetrics } from "./importMetrics.ts";
import type { Playground } from "./playground.ts";
import { openRecordingFile } from "./recordingFile.ts";

const isTable = ({ name }: File) => /\.csv$/i.test(name);
const isWhole = ({ name }: File) => /\.(zip|json)$/i.test(name);

/** Whether one of the files is one that {@link openFiles} takes, as its name says. */
export function hasRunFile(files: readonly File[]): boolean {
  return files.some((file) => isTable(file) || isWhole(file));
}

/**
 * Opens the first saved experiment among the files; where there is none, the numbers of every run among
 * them. Throws a FailureError.
 */
export async function openFiles(files: readonly File[], playground: Playground): Promise<void> {
  const tables = files.filter(isTable);
  // What is neither is refused as a saved experiment is that cannot be read.
  const whole = files.find(isWhole) ?? (tables.length === 0 ? files[0] : undefined);
  if (whole) await openRecordingFile(whole, playground);
  else await importMetrics(tables, playground);
}
