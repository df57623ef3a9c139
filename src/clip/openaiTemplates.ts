import templates from "./openaiTemplates.json" with { type: "json" };

/**
 * The 80 prompts for ImageNet of Radford et al. (Learning transferable visual models from natural
 * language supervision, 2021), in their order; the paper of Lipsum-FT takes them for DomainNet too. The
 * reference's script reads the same file.
 */
export const openaiTemplates: readonly string[] = templates;
