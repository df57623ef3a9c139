import { parseRecording } from "../experiment/readRecording.ts";
import type { Recording } from "../experiment/recording.ts";
import { fetchSiteFile } from "./fetchSiteFile.ts";

/** Fetches a recording that comes with the page, public/recordings/<name>.json. Throws a FailureError. */
export async function fetchRecording(filesUrl: string, name: string): Promise<Recording> {
  return parseRecording(await fetchSiteFile(new URL(`recordings/${name}.json`, filesUrl)));
}
