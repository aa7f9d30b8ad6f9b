import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../src/core/failure.ts';
import { bytes, integer, object, text } from '../../src/core/shape.ts';
import { call, type Handlers } from '../../src/ipc/call.ts';

const nothing = object({});

/** A small contract with a call for each thing that can happen to one. */
export const testCalls = {
  add: call<number>()(object({ a: integer(0, 1000), b: integer(0, 1000) })),
  reverse: call<Uint8Array>()(object({ bytes })),
  refuse: call<null>()(object({ message: text(100) })),
  crash: call<null>()(object({ secret: text(100) })),
  'give-what-cannot-be-sent': call<unknown>()(nothing),
  wait: call<null>()(object({ milliseconds: integer(0, 60_000) })),
  emit: call<null>()(object({ count: integer(0, 1000) })),
  die: call<null>()(nothing),
} as const;

export function testHandlers(emit: (event: unknown) => void, die: () => void): Handlers<typeof testCalls> {
  return {
    add: ({ a, b }) => a + b,
    reverse: ({ bytes: given }) => given.toReversed(),
    refuse: ({ message }) => {
      throw new Failure('document-damaged', message);
    },
    crash: ({ secret }) => {
      throw new Error(`could not read ${secret}`);
    },
    'give-what-cannot-be-sent': () => () => 'a function',
    wait: async ({ milliseconds }) => {
      await pause(milliseconds);
      return null;
    },
    emit: ({ count }) => {
      for (let number = 0; number < count; number++) emit(number);
      return null;
    },
    die: () => {
      die();
      return null;
    },
  };
}
