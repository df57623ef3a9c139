import type { ClassNameStyle } from "./classPrompts.ts";
import { classPrompts } from "./classPrompts.ts";
import type { EncodePrompts } from "./promptEncoder.ts";
import { headOf } from "./promptMeans.ts";

/**
 * The zero-shot head W [D,C]: column c is the normalised mean over the templates of the unit-norm
 * embeddings of class c's prompts. Columns have unit norm; the logit scale is not folded in.
 * @param templates prompts with `{}` for the class name.
 */
export async function zeroShotHead(
  encode: EncodePrompts,
  classNames: readonly string[],
  templates: readonly string[],
  style: ClassNameStyle = "spaces",
): Promise<Float32Array<ArrayBuffer>> {
  const prompts = classPrompts(classNames, templates, style);
  const embeddings = await encode(prompts);
  return headOf(embeddings, classNames.length, embeddings.length / prompts.length);
}
