import type { TestApp } from './app.ts';

/** What the window's own client gets for a call: for what a test is not about. */
export async function asked<T>(app: TestApp, name: string, input: object): Promise<T> {
  const answer = await app.window.evaluate(([call, given]) => window.redrope.call(call, given), [
    name,
    input,
  ] as const);
  if (!('value' in answer)) throw new Error(JSON.stringify(answer));
  return answer.value as T;
}
