import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { parseRecording } from "../experiment/readRecording.ts";
import { readResults } from "../experiment/readResults.ts";
import { decodeSpec } from "../experiment/shareLink.ts";
import { toFailure } from "../shared/failure.ts";
import { inWords, said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import { methodProblems } from "../state/methodOf.ts";
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

test.each(Object.entries({ zh, ja, ko }))(
  "%s says what is wrong with a file, and what a method did",
  (_, language) => {
    const { messages } = complete(language);
    const say = (words: Said) => inWords(messages, words);
    const wrong = attempt(() => parseRecording(new TextEncoder().encode('{"format":"lipsum"}')));
    expect(say(wrong)).toContain("Lipsum Playground");
    const typed = attempt(() => readResults({ recipe: "ft", steps: "many" }, "results"));
    expect(say(typed)).toMatch(/results\.steps.*0.*"many"/);
    const [problem] = methodProblems({
      ...defaultSpec(),
      recipes: ["guidance"],
      hyperparameters: {
        ...defaultSpec().hyperparameters,
        guidance: { ...defaultSpec().hyperparameters.guidance, guidance: "identity" },
      },
    });
    expect(say(problem!)).toMatch(/distance.*kl.*identity|distance.*guidance/);
    for (const said of [wrong, typed, problem!]) expect(say(said)).not.toBe(said.message);
  },
);

function attempt(work: () => unknown): Said {
  try {
    work();
  } catch (thrown) {
    return toFailure(thrown);
  }
  throw new Error("nothing was thrown");
}
