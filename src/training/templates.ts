import { openaiTemplates } from "../clip/openaiTemplates.ts";
import { ownPrompts } from "../experiment/ownPrompts.ts";
import type { CommonValues } from "../experiment/spec.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/** The prompts that a spec names, with {} for the class name; undefined: those of the model's folder. */
export function templatesOf({
  prompts,
}: Pick<CommonValues, "prompts">): readonly string[] | undefined {
  if (prompts === "model") return undefined;
  if (prompts === "openai-80") return openaiTemplates;
  if (prompts === "one") return ["a photo of a {}."];
  const own = ownPrompts(prompts);
  if (own) return own;
  // What reads specs has held it to the rule already.
  throw new FailureError("bad-spec", said("promptHoles", prompts));
}
