/** A field's texts in another language than English. */
export interface FieldWords {
  readonly label: string;
  readonly doc: string;
  readonly source?: string;
  /** By value: those of a choice. */
  readonly options?: Readonly<Record<string, { readonly label: string; readonly doc?: string }>>;
  /** Of values beside the options. */
  readonly other?: { readonly rule: string; readonly label?: string };
}

type Translated<T> = Readonly<Record<string, T>>;

/**
 * Texts that declare themselves in code: fields, methods, presets. English stands in their schemas,
 * where the command line reads it too, and is empty here; other languages have them all.
 */
export const schema = {
  /** By name as in links ("steps", "lipsum-ft.texts"), or without its method where methods share a field. */
  fields: {} as Translated<FieldWords>,
  /** A method's sentence, by recipe id. */
  summaries: {} as Translated<string>,
  /** Titles of the picker's groups, by id. */
  groups: {} as Translated<string>,
  presets: {} as Translated<{ readonly title: string; readonly doc: string }>,
};
