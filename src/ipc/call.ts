import type { Shape } from '../core/shape.ts';

declare const outputOf: unique symbol;

/** One call of a contract: how its input is checked at the receiving end, and what it gives back. */
export interface Call<Input, Output> {
  readonly input: Shape<Input>;
  readonly [outputOf]?: Output;
}

export type Contract = Readonly<Record<string, Call<unknown, unknown>>>;
export type InputOf<C> = C extends { readonly input: Shape<infer I> } ? I : never;
export type OutputOf<C> = C extends Call<unknown, infer O> ? O : never;

/** `call<Output>()(shape)`: a call with that checked input and that output. */
export function call<Output>() {
  return <Input>(input: Shape<Input>): Call<Input, Output> => ({ input });
}

/** Both ends of a contract are derived from it: what the caller holds, and what the answerer must write. */
export type Client<C extends Contract> = <N extends keyof C & string>(
  name: N,
  input: InputOf<C[N]>,
) => Promise<OutputOf<C[N]>>;

export type Handlers<C extends Contract> = {
  readonly [N in keyof C]: (input: InputOf<C[N]>) => OutputOf<C[N]> | Promise<OutputOf<C[N]>>;
};
