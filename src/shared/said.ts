import { messages } from "./messages.ts";

export type Messages = typeof messages;
export type MessageCode = keyof Messages;

/** A message as data: its code in the catalogue and what stands in it, other messages among it. */
export interface Coded {
  readonly code: MessageCode;
  readonly values: readonly (string | number | Said)[];
}

/** Words for a person: in English, and where the page can say them in its own language, as data. */
export interface Said {
  readonly message: string;
  readonly coded?: Coded;
}

type OrSaid<Values extends readonly unknown[]> = { [I in keyof Values]: Values[I] | Said };

/** A message of the catalogue, with its values. */
export function said<C extends MessageCode>(
  code: C,
  ...values: OrSaid<Parameters<Messages[C]>>
): Said {
  // A mapped tuple is a list of its members, which TypeScript does not see of an open C.
  const coded = { code, values: values as Coded["values"] };
  return { message: inWords(messages, { message: "", coded }), coded };
}

/** What `catalogue` has for it; its English where that has nothing, as of a code of another version. */
export function inWords(catalogue: Messages, { message, coded }: Said): string {
  if (!coded || !Object.hasOwn(catalogue, coded.code)) return message;
  // `said` took the values that the code's function takes, or their words.
  const say = catalogue[coded.code] as (...values: (string | number)[]) => string;
  return say(
    ...coded.values.map((value) => (typeof value === "object" ? inWords(catalogue, value) : value)),
  );
}
