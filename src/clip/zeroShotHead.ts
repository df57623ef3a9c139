import type { EncodePrompts } from "./promptEncoder.ts";

/** How class names enter prompts: as people write them, or with their underscores, as DomainNet has them. */
export type ClassNameStyle = "spaces" | "underscores";

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
  const prompts = classNames.flatMap((name) => {
    const written = style === "spaces" ? name.replaceAll("_", " ") : name;
    return templates.map((template) => template.replaceAll("{}", () => written));
  });
  const embeddings = await encode(prompts);
  const [classes, dim] = [classNames.length, embeddings.length / prompts.length];
  const head = new Float32Array(dim * classes);
  for (let c = 0; c < classes; c++) {
    const sum = new Float64Array(dim);
    for (let k = 0; k < templates.length; k++) {
      const start = (c * templates.length + k) * dim;
      const row = embeddings.subarray(start, start + dim);
      // Unit norm already, but for rounding: normalised again in double precision.
      const norm = Math.hypot(...row);
      row.forEach((value, d) => (sum[d]! += value / norm));
    }
    const norm = Math.hypot(...sum);
    sum.forEach((value, d) => (head[d * classes + c] = value / norm));
  }
  return head;
}
