/**
 * Circumstances that have nothing to do with what a picture shows, with `{}` where its caption goes
 * without its full stop: what StarFT (Kim et al., IJCAI 2025) keeps a tuned model from relying on.
 * Our own list, in the paper's three kinds, worded to fit drawings as well as photographs.
 */
export const spuriousTemplates = {
  backgrounds: [
    "{} on a blank white page.",
    "{} on a pitch-black background.",
    "{} against a bright yellow wall.",
    "{} in front of red bricks.",
    "{} on a wooden table.",
    "{} on a patterned carpet.",
    "{} on wet sand.",
    "{} surrounded by fresh snow.",
    "{} in tall grass.",
    "{} among fallen leaves.",
    "{} under a cloudy sky.",
    "{} under the stars.",
    "{} in front of the setting sun.",
    "{} in thick fog.",
    "{} in pouring rain.",
    "{} beside a quiet lake.",
    "{} deep in a dark forest.",
    "{} on bare rocks.",
    "{} in a dry desert.",
    "{} on a crowded street.",
    "{} in a tidy kitchen.",
    "{} behind a window.",
    "{} inside a golden frame.",
    "{} next to a few lines of writing.",
  ],
  textures: [
    "{} covered in stripes.",
    "{} covered in small dots.",
    "{} with a chequered pattern.",
    "{} with a glossy finish.",
    "{} with a dull, chalky finish.",
    "{} with a metallic sheen.",
    "{} with cracks all over.",
    "{} with a woolly look.",
    "{} in broad brush strokes.",
    "{} in thin pencil lines.",
    "{} in flat colours.",
    "{} in shades of grey.",
    "{} with a heavy outline.",
    "{} with soft shading.",
    "{} on crumpled paper.",
    "{} on coarse canvas.",
  ],
  resolutions: [
    "{} in a handful of pixels.",
    "{} in the finest detail.",
    "{} at the size of a stamp.",
    "{} enlarged until it blurs.",
    "{} out of focus.",
    "{} smeared by motion.",
    "{} full of grainy noise.",
    "{} with blocky compression.",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `prompt` in the circumstances of a template: "a photo of a cat." becomes "a photo of a cat on wet sand." */
export function spuriousText(template: string, prompt: string): string {
  return template.replace("{}", () => prompt.replace(/\.\s*$/, ""));
}
