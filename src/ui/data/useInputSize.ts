import { useLibrary } from "../libraryContext.ts";
import { useDraft } from "../playgroundContext.ts";

/** Of the bundled model's input, in pixels. */
export const bundledSize = 48;

/** The side of the chosen model's input in pixels; null where the model is not here. */
export function useInputSize(): number | null {
  const name = useDraft(({ spec }) => spec.model);
  const model = useLibrary(({ models }) => models?.find((one) => one.name === name));
  return name.includes(":") ? (model?.imageSize ?? null) : bundledSize;
}
