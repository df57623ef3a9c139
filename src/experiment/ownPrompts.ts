const mostPrompts = 32;
const longestPrompt = 120;

/**
 * A person's own prompts, as a link holds them: "a photo of a {}.|art of a {}", each with one place for
 * the class name. Null for a text that holds none, too many or too long ones.
 */
export function ownPrompts(text: string): readonly string[] | null {
  const prompts = text.split("|");
  const isPrompt = (prompt: string) =>
    prompt.split("{}").length === 2 && prompt.length <= longestPrompt && prompt.trim() !== "";
  return prompts.length <= mostPrompts && prompts.every(isPrompt) ? prompts : null;
}
