import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { windowCalls } from '../../src/ipc/contract.ts';
import type { Answer } from '../../src/ipc/rpc.ts';
import { launchApp, type TestApp } from '../support/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
});
afterAll(() => app.close());

/** Calls the shell from the page, as the window's own script would. */
function callFromPage(name: unknown, input: unknown): Promise<Answer> {
  return app.window.evaluate(([n, i]) => window.redrope.call(n as string, i), [name, input] as const);
}

describe('the page', () => {
  test('has no Node, no Electron, and one object to talk through', async () => {
    const seen = await app.window.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      api: Object.keys(window.redrope).toSorted(),
    }));
    expect(seen).toEqual({ node: [], api: ['call', 'onEvent'] });
  });

  test('runs in a sandboxed, isolated renderer', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      // Electron has this call but does not document it.
      const { getLastWebPreferences } = contents as unknown as { getLastWebPreferences: () => object };
      return { ...getLastWebPreferences.call(contents), devTools: contents?.isDevToolsOpened() };
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
  });

  test('comes with a strict content security policy, and so does an address that is not there', async () => {
    const policies = await app.window.evaluate(async () => {
      const found = await fetch('redrope://app/index.html');
      const missing = await fetch('redrope://app/nothing-here');
      return [found, missing].map((one) => one.headers.get('content-security-policy') ?? '');
    });
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    }
  });

  test('can neither evaluate text nor run inline script', async () => {
    const ran = await app.window.evaluate(async () => {
      // The debugger lets a script evaluate text until it first waits.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      script.remove();
      let evaluated = true;
      try {
        // oxlint-disable-next-line typescript/no-implied-eval -- it must fail
        new Function('return 1')();
      } catch {
        evaluated = false;
      }
      return { evaluated, inline: 'inlineRan' in window };
    });
    expect(ran).toEqual({ evaluated: false, inline: false });
  });
});

describe('the outside', () => {
  test.each([
    'https://example.com/',
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
    'file:///etc/passwd',
    'redrope://other/index.html',
  ])('%s cannot be fetched', async (url) => {
    const reached = await app.window.evaluate(
      (address) =>
        fetch(address).then(
          () => true,
          () => false,
        ),
      url,
    );
    expect(reached).toBe(false);
  });

  test('requests are cancelled in the shell too, whatever the policy of the page', async () => {
    const errors = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      if (session === undefined) return [];
      const urls = ['http://127.0.0.1:9/', 'https://example.com/', 'file:///etc/passwd'];
      const load = async (url: string): Promise<string> => {
        const hidden = new BrowserWindow({ show: false, webPreferences: { session } });
        const outcome = await hidden.loadURL(url).then(
          () => 'loaded',
          (error: Error) => error.message,
        );
        hidden.destroy();
        return outcome;
      };
      return Promise.all(urls.map(load));
    });
    expect(errors).toHaveLength(3);
    for (const message of errors) expect(message).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  test.each([
    'redrope://app/../package.json',
    'redrope://app/%2e%2e/%2e%2e/package.json',
    'redrope://app/..%2fmain/index.cjs',
  ])('%s leads nowhere', async (url) => {
    expect(await app.window.evaluate((address) => fetch(address).then((answer) => answer.status), url)).toBe(
      404,
    );
  });

  test('windows, navigation, downloads and frames are refused', async () => {
    const before = app.window.url();
    const opened = await app.window.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      link.download = 'x';
      link.href = URL.createObjectURL(new Blob(['x']));
      link.click();
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      frame.remove();
      link.remove();
      return window.open('https://example.com/') !== null;
    });
    await app.window.evaluate(() => location.assign('https://example.com/')).catch(() => {});
    expect(opened).toBe(false);
    expect(app.electron.windows()).toHaveLength(1);
    expect(app.window.url()).toBe(before);
  });

  test('every permission is refused', async () => {
    const states = await app.window.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('names resolve to nothing, even for the shell itself', async () => {
    const resolved = await app.electron.evaluate(async ({ app: shell }) =>
      shell.commandLine.getSwitchValue('host-resolver-rules'),
    );
    expect(resolved).toBe('MAP * ~NOTFOUND');
  });
});

describe('calls', () => {
  test.each(['no.such', '__proto__', 'constructor', 'host.unlock', 'host.exportBundle', '', 7, null, {}])(
    'the call %j is refused',
    async (name) => {
      expect(await callFromPage(name, {})).toMatchObject({ ok: false, failure: { code: 'refused' } });
    },
  );

  test('arguments that do not fit are refused for every call, and nothing of the shell leaks', async () => {
    const misfits = [
      undefined,
      null,
      0,
      'x',
      [],
      { extra: 1 },
      { path: '/etc/passwd' },
      { __proto__: { folder: '/' }, z: 1 },
    ];
    for (const name of Object.keys(windowCalls)) {
      for (const misfit of misfits) {
        const answer = await callFromPage(name, misfit);
        expect([name, misfit, answer]).toMatchObject([
          name,
          misfit,
          { ok: false, failure: { code: 'invalid-input' } },
        ]);
        expect(JSON.stringify(answer)).not.toMatch(/\bat .*:\d+|node_modules/);
      }
    }
  });

  test('a locked vault answers no call', async () => {
    expect(await callFromPage('docket.list', {})).toMatchObject({
      ok: false,
      failure: { code: 'vault-locked' },
    });
  });

  test('another window with the same page and preload is refused', async () => {
    const answer = await app.electron.evaluate(
      async ({ BrowserWindow }, preload) => {
        const own = BrowserWindow.getAllWindows()[0];
        if (own === undefined) return null;
        const webPreferences = { session: own.webContents.session, preload, sandbox: true };
        const stranger = new BrowserWindow({ show: false, webPreferences });
        await stranger.loadURL('redrope://app/index.html');
        const said: unknown = await stranger.webContents.executeJavaScript(
          "window.redrope.call('app.info', {})",
        );
        stranger.destroy();
        return said;
      },
      join(projectRoot, 'out', 'preload', 'index.cjs'),
    );
    expect(answer).toMatchObject({ ok: false, failure: { code: 'refused' } });
  });
});

test('the old runtime says what it is', async () => {
  const title = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getTitle(),
  );
  const answer = await callFromPage('app.info', {});
  const isOld = answer.ok && (answer.value as { runtime: string }).runtime === 'demonstration';
  expect(title?.includes('demonstration runtime')).toBe(isOld);
});
