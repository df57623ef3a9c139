import { expect, test } from "vitest";
import { decodeSpec } from "../experiment/shareLink.ts";
import { inWords, said } from "../shared/said.ts";
import { ja } from "./ja/index.ts";
import { ko } from "./ko/index.ts";
import { complete } from "./translation.ts";
import { zh } from "./zh/index.ts";

test.each(Object.entries({ zh, ja, ko }))(
  "%s says a link's problem and its rule",
  (_, language) => {
    const { messages } = complete(language);
    const [problem] = decodeSpec("v=2&batchSize=1e9").problems;
    const text = inWords(messages, problem!);
    expect(text).toContain("batchSize");
    expect(text).toContain("512");
    expect(text).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
  },
);

test("a device's reason is said whole, with what stands in it", () => {
  const reason = said("cpuBecause", said("plainHttp"));
  expect(inWords(complete(zh).messages, reason)).toMatch(/^训练在 CPU 上.*localhost.*。$/);
});
