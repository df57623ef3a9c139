import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import golden from "../../oracle/golden/tokens.json" with { type: "json" };
import classes from "../../scripts/data/domainnet-classes.json" with { type: "json" };
import { sha256 } from "../shared/sha256.ts";
import { classPrompts } from "./classPrompts.ts";
import { openaiTemplates } from "./openaiTemplates.ts";
import { loadTokenizer } from "./tokenizer.ts";

const folder = new URL("../../../shared/data/clip_tokenizer/", import.meta.url);

test.skipIf(!existsSync(folder))(
  "CLIP's tokenizer gives the reference's ids of 345 classes in 80 templates, both ways",
  { timeout: 120_000 },
  async () => {
    const tokenizer = await loadTokenizer({
      read: async (path) => new Uint8Array(await readFile(new URL(path, folder))),
    });
    for (const [text, ids] of Object.entries(golden.examples))
      expect(tokenizer.encode(text)).toEqual(ids);
    for (const style of ["underscores", "spaces"] as const)
      for (const [t, template] of openaiTemplates.entries()) {
        const prompts = classPrompts(classes, [template], style);
        const ids = Int32Array.from(prompts.flatMap((prompt) => tokenizer.encode(prompt)));
        const hash = sha256(new Uint8Array(ids.buffer));
        expect(`${template} ${hash}`).toBe(`${template} ${golden.sha256[style][t]!}`);
      }
  },
);
