import { FailureError } from "../shared/failure.ts";

/** A file that comes with the page. Throws a FailureError ("download") that names it. */
export async function fetchSiteFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FailureError(
      "download",
      `'${url.pathname}' could not be downloaded: ${String(cause)}.`,
      { cause },
    );
  });
  if (!response.ok) {
    throw new FailureError(
      "download",
      `'${url.pathname}' could not be downloaded: the server answered ${response.status}.`,
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}
