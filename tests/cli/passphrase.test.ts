import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnedNode } from '../../scripts/project.ts';
import { passphrasesFrom } from '../../src/cli/passphrase.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryFolder, testPassphrase } from '../support/temporary-vault.ts';
import { folderWithVault } from './folder-with-vault.ts';
import { cliEntry } from './redrope-process.ts';

function fromFile(content: string | Uint8Array): Promise<string> {
  const file = join(temporaryFolder(), 'passphrase');
  writeFileSync(file, content);
  return passphrasesFrom(file, undefined).vault();
}

describe('a passphrase file', () => {
  it.each([
    ['four words and more', 'four words and more'],
    ['four words and more\n', 'four words and more'],
    ['four words and more\r\nsecond line\r\n', 'four words and more'],
    ['\uFEFFfour words and more\n', 'four words and more'],
    [' spaces stay \n', ' spaces stay '],
    ['grüne Wiese', 'grüne Wiese'],
  ])('%j gives %j', async (content, passphrase) => {
    expect(await fromFile(content)).toBe(passphrase);
  });

  it('that is empty, endless, not text or not there is refused', async () => {
    expect(await failureCode(() => fromFile(''))).toBe('invalid-input');
    expect(await failureCode(() => fromFile('\nsecond line'))).toBe('invalid-input');
    expect(await failureCode(() => fromFile(Uint8Array.of(0xff, 0xfe, 0x41)))).toBe('file-unreadable');
    expect(await failureCode(() => fromFile('x'.repeat(5000)))).toBe('file-unreadable');
    for (const file of ['/dev/zero', '/nowhere', '/'])
      expect(await failureCode(() => passphrasesFrom(file, undefined).vault())).toBe('file-unreadable');
  });

  it('is not asked for where it is not named', async () => {
    expect(await passphrasesFrom(undefined, undefined).bundle()).toBeNull();
  });
});

interface Told {
  readonly code: number | null;
  readonly shown: string;
}

/** Runs a command at a terminal of its own (by util-linux's script) and types each answer once its question shows. */
function atTerminal(
  folder: string,
  command: string,
  answers: readonly (readonly [string, string])[],
): Promise<Told> {
  const line = `'${pinnedNode}' '${cliEntry}' ${command}`;
  const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: folder });
  let shown = '';
  let asked = 0;
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece;
    const [question, answer] = answers[asked] ?? [];
    if (question === undefined || answer === undefined || !shown.includes(question)) return;
    asked += 1;
    child.stdin.write(answer);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, shown }));
  });
}

describe('a passphrase prompt', () => {
  it('takes what is typed, shows nothing of it, and can be left', async () => {
    const folder = await folderWithVault();
    const right = await atTerminal(folder, 'list vault', [['Passphrase: ', `${testPassphrase}\r`]]);
    expect(right).toEqual({ code: 0, shown: expect.stringContaining('No cases.') as string });
    expect(right.shown).not.toContain('lanterns');
    for (const key of ['\u0003', '\u0004']) {
      const left = await atTerminal(folder, 'list vault', [['Passphrase: ', key]]);
      expect(left.code).toBe(1);
      expect(left.shown).toContain('Cancelled. Nothing was done.');
    }
  });

  it('asks twice for a new one, also when both lines are pasted at once', async () => {
    const folder = temporaryFolder();
    const different = await atTerminal(folder, 'init other --name A', [
      ['Passphrase: ', 'one long phrase\r'],
      ['again: ', 'another long phrase\r'],
    ]);
    expect(different.code).toBe(1);
    expect(different.shown).toContain('The two passphrases differ. Nothing was made.');
    const pasted = [['Passphrase: ', 'one long phrase\rone long phrase\r']] as const;
    const made = await atTerminal(folder, 'init other --name A', pasted);
    expect(made).toEqual({ code: 0, shown: expect.stringContaining('Made the vault other for A') as string });
  }, 60_000);

  it('comes only where there is a vault', async () => {
    const nowhere = await atTerminal(temporaryFolder(), 'list nowhere', []);
    expect(nowhere.code).toBe(1);
    expect(nowhere.shown).not.toContain('Passphrase');
  });
});
