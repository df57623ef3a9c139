/** How class names enter prompts: as people write them, or with their underscores, as DomainNet has them. */
export type ClassNameStyle = "spaces" | "underscores";

/**
 * Every class's prompts, class after class: prompt c · K + k is template k of class c.
 * @param templates K prompts with `{}` for the class name.
 */
export function classPrompts(
  classNames: readonly string[],
  templates: readonly string[],
  style: ClassNameStyle = "spaces",
): string[] {
  return classNames.flatMap((name) => {
    const written = style === "spaces" ? name.replaceAll("_", " ") : name;
    return templates.map((template) => template.replaceAll("{}", () => written));
  });
}
