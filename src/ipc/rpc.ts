import { Failure, failureRecord, type FailureRecord } from '../core/failure.ts';
import { parse } from '../core/shape.ts';
import type { Client, Contract, Handlers } from './call.ts';

/** Any two-way channel that carries structured-cloneable values in order. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface Request {
  readonly kind: 'call';
  readonly number: number;
  readonly name: string;
  readonly input: unknown;
}
export type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: FailureRecord };
type Reply = { readonly kind: 'answer'; readonly number: number } & { readonly answer: Answer };
type Notice = { readonly kind: 'event'; readonly event: unknown };

/** Checks the input of one call against the contract and runs its handler; what it throws comes back as an answer. */
export async function answerCall<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: unknown,
  input: unknown,
): Promise<Answer> {
  try {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) {
      throw new Failure('refused', 'There is no such call.');
    }
    const shape = contract[name]?.input;
    const handler: unknown = handlers[name];
    if (shape === undefined || typeof handler !== 'function')
      throw new Failure('refused', 'There is no such call.');
    return { ok: true, value: (await handler(parse(shape, input))) as unknown };
  } catch (thrown) {
    return { ok: false, failure: failureRecord(thrown) };
  }
}

/** Gives the value of an answer, or throws its Failure. */
export function openAnswer(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  throw new Failure(answer.failure.code, answer.failure.message);
}

/** Answers calls that come over `port`; returns how to send events to the other end. */
export function serve<C extends Contract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
): (event: unknown) => void {
  port.onMessage((message) => {
    const request = message as Request;
    if (request.kind !== 'call') return;
    void answerCall(contract, handlers, request.name, request.input).then((answer) => {
      port.post({ kind: 'answer', number: request.number, answer } satisfies Reply);
    });
  });
  return (event) => port.post({ kind: 'event', event } satisfies Notice);
}

/** The caller's end. `ended` fails everything that still waits, for when the other process is gone. */
export interface Connection<C extends Contract> {
  readonly call: Client<C>;
  /** Relays a call whose name and input the receiving end checks. */
  relay(name: string, input: unknown): Promise<Answer>;
  ended(failure: Failure): void;
}

export function connect<C extends Contract>(port: Port, onEvent: (event: unknown) => void): Connection<C> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  let over: Failure | null = null;
  port.onMessage((message) => {
    const incoming = message as Reply | Notice;
    if (incoming.kind === 'event') onEvent(incoming.event);
    else if (incoming.kind === 'answer') {
      waiting.get(incoming.number)?.(incoming.answer);
      waiting.delete(incoming.number);
    }
  });
  const relay = (name: string, input: unknown): Promise<Answer> => {
    if (over !== null) return Promise.resolve({ ok: false, failure: failureRecord(over) });
    const number = ++last;
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      port.post({ kind: 'call', number, name, input } satisfies Request);
    });
  };
  const call = async (name: string, input: unknown): Promise<unknown> => openAnswer(await relay(name, input));
  return {
    call: call as Client<C>,
    relay,
    ended(failure) {
      over = failure;
      for (const resolve of waiting.values()) resolve({ ok: false, failure: failureRecord(failure) });
      waiting.clear();
    },
  };
}
