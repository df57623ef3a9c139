import { expect, test } from "vitest";
import { isolationHeaders, withIsolation } from "./isolation.ts";

test("an answer is isolated, and else as it was", async () => {
  const answer = new Response("text", {
    status: 203,
    headers: { "Content-Type": "text/html", "Cross-Origin-Opener-Policy": "unsafe-none" },
  });
  const isolated = withIsolation(answer);
  expect(isolated.status).toBe(203);
  expect(isolated.headers.get("Content-Type")).toBe("text/html");
  for (const [name, value] of Object.entries(isolationHeaders))
    expect(isolated.headers.get(name)).toBe(value);
  expect(await isolated.text()).toBe("text");
});
