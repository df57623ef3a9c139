/**
 * With these headers a page is cross-origin isolated (HTML, "Cross-origin isolation"): WebAssembly may
 * then have threads. In return it may show nothing of another host that does not agree, and it shows nothing
 * of any.
 */
export const isolationHeaders: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The same answer with those headers, for hosts that cannot be told to send them. */
export function withIsolation(answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  const { body, status, statusText } = answer;
  return new Response(body, { status, statusText, headers });
}
