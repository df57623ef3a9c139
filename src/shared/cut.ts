/** A text as messages quote it: what was pasted may be of any length. */
export function cut(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
