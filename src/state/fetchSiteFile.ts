import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/** A file that comes with the page. Throws a FailureError ("download") that names it. */
export async function fetchSiteFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FailureError("download", said("notDownloaded", url.pathname, String(cause)), {
      cause,
    });
  });
  if (!response.ok) {
    throw new FailureError(
      "download",
      said("notDownloaded", url.pathname, said("serverAnswered", response.status)),
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}
