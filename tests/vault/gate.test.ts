import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/vault/gate.ts';

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = async (): Promise<string> => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
    return name;
  };
  return { work, end: resolve };
}

const fail = () => Promise.reject(new Error('no'));
const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  it('lets work go on together, and holds it back while something is alone', async () => {
    const log: string[] = [];
    const gate = new Gate();
    const [first, second, alone, late] = ['first', 'second', 'alone', 'late'].map((name) => held(log, name));
    if (first === undefined || second === undefined || alone === undefined || late === undefined) return;
    const all = [gate.together(first.work), gate.together(second.work), gate.alone(alone.work)];
    await turns();
    expect(log).toEqual(['first begins', 'second begins']);
    first.end();
    await turns();
    expect(log).not.toContain('alone begins');
    second.end();
    await turns();
    all.push(gate.together(late.work));
    await turns();
    expect(log.slice(-1)).toEqual(['alone begins']);
    alone.end();
    await turns();
    expect(log.slice(-2)).toEqual(['alone ends', 'late begins']);
    late.end();
    expect(await Promise.all(all)).toEqual(['first', 'second', 'alone', 'late']);
  });

  it('lets what waits to be alone go before work in the background', async () => {
    const log: string[] = [];
    const gate = new Gate();
    const [first, second, alone] = ['first', 'second', 'alone'].map((name) => held(log, name));
    if (first === undefined || second === undefined || alone === undefined) return;
    const all = [gate.inBackground(first.work), gate.alone(alone.work), gate.inBackground(second.work)];
    await turns();
    expect(log).toEqual(['first begins']);
    first.end();
    await turns();
    expect(log.slice(-1)).toEqual(['alone begins']);
    alone.end();
    await turns();
    expect(log.slice(-1)).toEqual(['second begins']);
    second.end();
    expect(await Promise.all(all)).toEqual(['first', 'alone', 'second']);
  });

  it('is free again after work that failed', async () => {
    const gate = new Gate();
    await expect(gate.alone(fail)).rejects.toThrow('no');
    await expect(gate.together(fail)).rejects.toThrow('no');
    expect(await gate.alone(() => Promise.resolve(1))).toBe(1);
  });
});
