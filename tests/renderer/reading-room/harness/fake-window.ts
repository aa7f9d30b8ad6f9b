import type { Answer } from '../../../../src/ipc/rpc.ts';
import type { WindowApi } from '../../../../src/ipc/window-api.ts';

/** What the fake vault was asked, for looking at from outside. */
export const asked: { name: string; input: unknown }[] = [];

const given = new URLSearchParams(location.search);
let password: string | null = null;

/** A fake of the window's way out: documents come by range from the server that serves this page. */
export const fakeWindow: WindowApi = {
  async call(name, input): Promise<Answer> {
    asked.push({ name, input });
    const wanted = input as { offset: number; length: number; page: number; password: string };
    switch (name) {
      case 'documents.read': {
        const range = `bytes=${wanted.offset}-${wanted.offset + wanted.length - 1}`;
        const response = await fetch(`/file/${given.get('file') ?? ''}`, { headers: { range } });
        return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
      }
      case 'documents.password':
        return { ok: true, value: password };
      case 'documents.unlock':
        if (wanted.password !== given.get('password')) {
          return {
            ok: false,
            failure: { code: 'password-wrong', message: 'That password does not open the document.' },
          };
        }
        ({ password } = wanted);
        return { ok: true, value: null };
      case 'documents.pageTexts':
        return { ok: true, value: [''] };
      default:
        return { ok: false, failure: { code: 'refused', message: `The fake window does not know ${name}.` } };
    }
  },
  onEvent: () => () => undefined,
};
