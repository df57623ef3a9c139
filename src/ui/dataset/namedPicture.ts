/** What a picture tells those who cannot see it; nothing where whatever holds it has its name already. */
export function namedPicture(description: string) {
  if (description === "") return { "aria-hidden": true } as const;
  return { role: "img", "aria-label": description, title: description } as const;
}
