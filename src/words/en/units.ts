/** Lengths of time, and how things are told one after another. */
export const units = {
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  list: (parts: readonly string[]) => parts.join(", "),
  /** Between a name and what is said of it. */
  colon: ": ",
  /** Between two sentences. */
  stop: ". ",
  clauses: (parts: readonly string[]) => parts.join("; "),
};
