import { Failure, failureCodes, failureRecord, type FailureRecord } from '../core/failure.ts';
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

/** What a message is before anything is known of it: each end expects anything of the other one. */
type Unread = Readonly<Record<string, unknown>>;

function unread(message: unknown): Unread {
  return typeof message === 'object' && message !== null ? (message as Unread) : {};
}

/** Checks the input of one call against the contract and runs its handler; what it throws comes back as an answer. */
export async function answerCall<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: unknown,
  input: unknown,
): Promise<Answer> {
  try {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) {
      throw unknownCall();
    }
    const shape = contract[name]?.input;
    const handler: unknown = handlers[name];
    if (shape === undefined || typeof handler !== 'function') throw unknownCall();
    return { ok: true, value: (await handler(parse(shape, input))) as unknown };
  } catch (thrown) {
    return failed(thrown);
  }
}

function unknownCall(): Failure {
  return new Failure(
    'refused',
    'This part of Redrope does not know what it was asked. Nothing was done. Start Redrope again; if it happens again, install it anew.',
  );
}

function failed(thrown: unknown): Answer {
  return { ok: false, failure: failureRecord(thrown) };
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
    const { kind, number, name, input } = unread(message);
    if (kind !== 'call' || typeof number !== 'number') return;
    void answerCall(contract, handlers, name, input).then((answer) => reply(port, number, answer));
  });
  return (event) => port.post({ kind: 'event', event } satisfies Notice);
}

/** Never throws: a value that cannot be sent is a defect, told as one; a port that is closed has nobody to tell. */
function reply(port: Port, number: number, answer: Answer): void {
  try {
    port.post({ kind: 'answer', number, answer } satisfies Reply);
  } catch (thrown) {
    try {
      port.post({ kind: 'answer', number, answer: failed(thrown) } satisfies Reply);
    } catch {
      // The other end is gone; its `ended` fails what waits there.
    }
  }
}

/** The caller's end. `ended` fails everything that still waits, for when the other process is gone. */
export interface Connection<C extends Contract> {
  readonly call: Client<C>;
  /** Relays a call whose name and input the receiving end checks. Never rejects. */
  relay(name: string, input: unknown): Promise<Answer>;
  ended(failure: Failure): void;
}

export function connect<C extends Contract>(port: Port, onEvent: (event: unknown) => void): Connection<C> {
  const waiting = new Map<unknown, (answer: Answer) => void>();
  let last = 0;
  let over: Failure | null = null;
  const settle = (number: unknown, answer: Answer) => {
    const resolve = waiting.get(number);
    waiting.delete(number);
    resolve?.(answer);
  };
  port.onMessage((message) => {
    const { kind, number, event, answer } = unread(message);
    if (kind === 'event') onEvent(event);
    else if (kind === 'answer') settle(number, readAnswer(answer));
  });
  const relay = (name: string, input: unknown): Promise<Answer> => {
    if (over !== null) return Promise.resolve(failed(over));
    const number = ++last;
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      try {
        port.post({ kind: 'call', number, name, input } satisfies Request);
      } catch (thrown) {
        settle(number, failed(thrown));
      }
    });
  };
  const call = async (name: string, input: unknown): Promise<unknown> => openAnswer(await relay(name, input));
  return {
    call: call as Client<C>,
    relay,
    ended(failure) {
      over = failure;
      for (const number of waiting.keys()) settle(number, failed(failure));
    },
  };
}

/** An answer as it came; what is none counts as a defect of the other end. */
function readAnswer(answer: unknown): Answer {
  const { ok, value, failure } = unread(answer);
  if (ok === true) return { ok, value };
  const { code, message } = unread(failure);
  const known = failureCodes.find((candidate) => candidate === code);
  return known !== undefined && typeof message === 'string'
    ? { ok: false, failure: { code: known, message } }
    : failed(null);
}
