import { parseRecording } from "../experiment/readRecording.ts";
import type { Recording } from "../experiment/recording.ts";
import { FailureError } from "../shared/failure.ts";

/** Fetches a recording that comes with the page, public/recordings/<name>.json. Throws a FailureError. */
export async function fetchRecording(filesUrl: string, name: string): Promise<Recording> {
  const path = `recordings/${name}.json`;
  const response = await fetch(new URL(path, filesUrl)).catch((cause: unknown) => {
    throw new FailureError("download", `'${path}' could not be downloaded.`, { cause });
  });
  if (!response.ok)
    throw new FailureError("download", `'${path}': the server answered ${response.status}.`);
  return parseRecording(new Uint8Array(await response.arrayBuffer()));
}
