import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { windowCalls } from '../../src/ipc/contract.ts';
import { answerCall, connect, serve, type Connection, type Port } from '../../src/ipc/rpc.ts';
import { testCalls, testHandlers } from './answered-calls.ts';

type TestConnection = Connection<typeof testCalls>;
interface Ends {
  readonly client: TestConnection;
  readonly events: unknown[];
  /** Sends a message as it is, past the client. */
  readonly send: (message: unknown) => void;
  /** Waits until the other process is gone. */
  readonly gone: () => Promise<void>;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function portOf(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
  };
}

function overChannel(): Ends {
  const { port1, port2 } = new MessageChannel();
  closers.push(() => port1.close());
  const emit = serve(
    portOf(port2),
    testCalls,
    testHandlers(
      (event) => emit(event),
      () => port2.close(),
    ),
  );
  const events: unknown[] = [];
  const client: TestConnection = connect(portOf(port1), (event) => events.push(event));
  const closed = once(port1, 'close');
  return {
    client,
    events,
    send: (message) => port1.postMessage(message),
    gone: async () => void (await closed),
  };
}

function overProcess(): Ends {
  const child = fork(fileURLToPath(new URL('./answering-process.ts', import.meta.url)), {
    serialization: 'advanced',
  });
  closers.push(() => child.kill());
  const events: unknown[] = [];
  const client: TestConnection = connect(
    {
      post: (message) => child.send(message as object),
      onMessage: (listener) => child.on('message', listener),
    },
    (event) => events.push(event),
  );
  const exited = once(child, 'exit');
  return {
    client,
    events,
    send: (message) => child.send(message as object),
    gone: async () => void (await exited),
  };
}

const failsAs = (code: string, message: unknown = expect.any(String)) =>
  expect.objectContaining({ name: 'Failure', code, message });

type Hear = (message: unknown) => void;

/** A fake of a channel: `onPost` stands for the other end and gets the number of each message posted. */
function fakePort(onPost: (number: number, hear: Hear) => void): { port: Port; hear: Hear } {
  const listeners: Hear[] = [];
  const hear: Hear = (message) => listeners.forEach((listener) => listener(message));
  return {
    port: {
      post: (message) => onPost((message as { number: number }).number, hear),
      onMessage: (listener) => listeners.push(listener),
    },
    hear,
  };
}

const quietHandlers = testHandlers(
  () => undefined,
  () => undefined,
);

describe.each([
  ['a message channel', overChannel],
  ['a forked process', overProcess],
])('calls over %s', (_, open) => {
  it('are answered, bytes as bytes, each with its own answer', async () => {
    const { client } = open();
    const slow = client.call('wait', { milliseconds: 30 });
    const sums = await Promise.all(
      Array.from({ length: 50 }, (_item, n) => client.call('add', { a: n, b: n })),
    );
    expect(sums).toEqual(Array.from({ length: 50 }, (_item, n) => 2 * n));
    const reversed = await client.call('reverse', { bytes: new Uint8Array([1, 2, 3]) });
    expect(reversed).toBeInstanceOf(Uint8Array);
    expect([...reversed]).toEqual([3, 2, 1]);
    expect(await slow).toBeNull();
  });

  it('that do not exist, or are named as what every object has, are refused', async () => {
    const { client } = open();
    for (const name of ['none', '', 'toString', '__proto__', 'constructor', 'hasOwnProperty']) {
      expect(await client.relay(name, {})).toMatchObject({ ok: false, failure: { code: 'refused' } });
    }
    expect(await client.relay(7 as unknown as string, {})).toMatchObject({ failure: { code: 'refused' } });
  });

  it('with a bad input are refused before the handler sees it, with the place', async () => {
    const { client } = open();
    const bad: readonly unknown[] = [
      undefined,
      null,
      1,
      [],
      {},
      { a: 1 },
      { a: 1, b: '1' },
      { a: 1, b: 1, c: 1 },
      { a: -0, b: 1 },
      { a: Number.NaN, b: 1 },
    ];
    for (const input of bad) {
      expect(await client.relay('add', input)).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input' },
      });
    }
    await expect(client.call('add', { a: 1, b: 1001 })).rejects.toThrow(
      failsAs('invalid-input', expect.stringContaining('b must be')),
    );
  });

  it('that fail as expected keep the identity and the words of the failure', async () => {
    const { client } = open();
    const failure: unknown = await client
      .call('refuse', { message: 'It is damaged.' })
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toEqual(failsAs('document-damaged', 'It is damaged.'));
  });

  it('whose handler has a defect, or gives what cannot be sent, fail as internal and tell nothing', async () => {
    const { client } = open();
    const answer = await client.relay('crash', { secret: 'j.doe@example.com' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('j.doe');
    expect(await client.relay('add', { a: 1, b: 2 })).toEqual({ ok: true, value: 3 });
  });

  it('come after the events that their handler sent, which arrive in order', async () => {
    const { client, events } = open();
    await client.call('emit', { count: 200 });
    expect(events).toEqual(Array.from({ length: 200 }, (_item, n) => n));
  });

  it('that wait when the other end is gone all fail, as do later ones', async () => {
    const { client, gone } = open();
    await client.call('add', { a: 1, b: 1 });
    const waiting = [
      client.call('wait', { milliseconds: 60_000 }),
      client.call('wait', { milliseconds: 60_000 }),
    ];
    const settled = Promise.allSettled(waiting);
    void client.call('die', {}).catch(() => undefined);
    await gone();
    client.ended(new Failure('vault-locked', 'The vault was locked.'));
    for (const result of await settled) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: failsAs('vault-locked', 'The vault was locked.'),
      });
    }
    await expect(client.call('add', { a: 1, b: 1 })).rejects.toThrow(failsAs('vault-locked'));
  });

  it('are still answered after any messages at all', async () => {
    const { client, send } = open();
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    const near = fc.record(
      {
        kind: fc.constantFrom('call', 'answer', 'event', 'other'),
        number: anything,
        name: fc.oneof(fc.constantFrom(...Object.keys(testCalls).filter((name) => name !== 'die')), anything),
        input: anything,
        answer: anything,
      },
      { requiredKeys: [] },
    );
    for (const message of fc.sample(fc.oneof(anything, near), { numRuns: 500, seed: 417 })) {
      // A process takes no undefined, and neither end takes what cannot be cloned.
      try {
        send(structuredClone(message) ?? null);
      } catch {
        continue;
      }
    }
    expect(await client.call('add', { a: 20, b: 22 })).toBe(42);
  });
});

describe('the answering end', () => {
  it('tells a value that cannot be sent as a defect', async () => {
    const { client } = overChannel();
    expect(await client.relay('give-what-cannot-be-sent', {})).toMatchObject({
      failure: { code: 'internal' },
    });
  });

  it('does not fail when the other end is gone before the answer', async () => {
    let posts = 0;
    const { port, hear } = fakePort(() => {
      posts += 1;
      throw new Error('the channel is closed');
    });
    serve(port, testCalls, quietHandlers);
    hear({ kind: 'call', number: 1, name: 'add', input: { a: 1, b: 1 } });
    await expect.poll(() => posts).toBe(2);
  });

  it('lets nothing but an empty object through to a call of the window that takes nothing, and it neither to others', async () => {
    const reached = new Set<string>();
    const names = Object.keys(windowCalls);
    const handlers = Object.fromEntries(names.map((name) => [name, () => reached.add(name)]));
    for (const name of names) {
      for (const input of [
        undefined,
        null,
        1,
        'x',
        true,
        [],
        [{}],
        { __x: 1 },
        JSON.parse('{"__proto__":{}}'),
      ]) {
        const answer = await answerCall(windowCalls, handlers as never, name, input);
        expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
      }
      await answerCall(windowCalls, handlers as never, name, {});
    }
    expect(reached).toContain('app.lock');
    expect(reached).not.toContain('app.unlock');
    expect(
      [...reached].filter((name) => /\b(make|change|sign|add|put|receive|import|piece)/i.test(name)),
    ).toEqual([]);
  });
});

describe('the calling end', () => {
  it('fails a call that cannot be sent, and forgets it', async () => {
    const { client } = overChannel();
    expect(await client.relay('add', { a: () => 1, b: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'internal' },
    });
    expect(await client.relay('add', { a: 1, b: 1 })).toEqual({ ok: true, value: 2 });
  });

  it.each([
    ['none', undefined],
    ['null', null],
    ['without failure', { ok: false }],
    ['with an unknown code', { ok: false, failure: { code: 'toString', message: 'x' } }],
    ['without words', { ok: false, failure: { code: 'refused' } }],
    ['neither of both', { ok: 'yes', value: 1 }],
  ])('takes an answer that is %s as a defect of the other end', async (_, answer) => {
    const { port } = fakePort((number, hear) => hear({ kind: 'answer', number, answer }));
    const client: TestConnection = connect(port, () => undefined);
    await expect(client.call('add', { a: 1, b: 1 })).rejects.toThrow(failsAs('internal'));
  });

  it('takes each answer once and ignores answers that nobody waits for', async () => {
    const { port } = fakePort((number, hear) => {
      hear({ kind: 'answer', number: number + 1, answer: { ok: true, value: 'another' } });
      hear({ kind: 'answer', number, answer: { ok: true, value: 'first' } });
      hear({ kind: 'answer', number, answer: { ok: true, value: 'second' } });
    });
    const client: TestConnection = connect(port, () => undefined);
    expect(await client.relay('add', {})).toEqual({ ok: true, value: 'first' });
    expect(await client.relay('add', {})).toEqual({ ok: true, value: 'first' });
  });
});
