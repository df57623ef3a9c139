/** What a method would do, asked with the arguments that it was called with. */
export type Proceed = () => unknown;

/** Puts `instead` in the place of a method of all objects of a class, for as long as the page lives. */
export function intercept(
  prototype: object,
  method: string,
  instead: (proceed: Proceed, args: readonly unknown[], self: unknown) => unknown,
): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== "function")
    throw new Error(`there is no method '${method}' to come between`);
  Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]): unknown {
    return instead(() => Reflect.apply(original, this, args) as unknown, args, this);
  });
}
