import { Failure } from '../failure.ts';
import { list, object, optional, type Shape } from '../shape.ts';

/** Some of a kind: only these, or all except these. */
export type Choice<T> = { readonly only: readonly T[] } | { readonly except: readonly T[] };

export function choice<T>(of: Shape<T>): Shape<Choice<T>> {
  const either = object({ only: optional(list(of, 300, 1)), except: optional(list(of, 300, 1)) });
  return (value, path) => {
    const { only, except } = either(value, path);
    if (only !== undefined && except === undefined) return { only };
    if (except !== undefined && only === undefined) return { except };
    throw new Failure('invalid-input', `${path} must be either "only" or "except".`);
  };
}

/** Whether a value is chosen; without a choice everything is. A value that is not known (null) is chosen by no list. */
export function isChosen<T>(chosen: Choice<T> | undefined, value: T | null): boolean {
  if (chosen === undefined) return true;
  if (value === null) return false;
  return 'only' in chosen ? chosen.only.includes(value) : !chosen.except.includes(value);
}
