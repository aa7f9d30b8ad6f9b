import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliPage, withCommands } from '../../scripts/cli-page.ts';
import { readArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { helpOf, helpText } from '../../src/cli/help.ts';
import { decidedFile } from '../../src/core/evidence/decided-file.ts';
import { dataCategories, dispositions, elements, reasons } from '../../src/core/legal-basis.ts';
import { parse } from '../../src/core/shape.ts';
import { openVault } from '../../src/vault/vault.ts';
import { temporaryFolder, testPassphrase } from '../support/temporary-vault.ts';
import { folderWithVault } from './folder-with-vault.ts';
import * as here from './redrope-here.ts';
import { run, runUnlocked, start } from './redrope-process.ts';

function read(name: string, ...args: readonly string[]) {
  const command = commands[name];
  if (command === undefined) throw new Error(`There is no command ${name}`);
  return readArguments(command, args);
}

describe('arguments', () => {
  it.each([
    ['init'],
    ['init', 'a', 'b'],
    ['init', ''],
    ['init', 'a', '--name'],
    ['init', 'a', '--name='],
    ['init', 'a', '--name', 'x', '--name', 'y'],
    ['list', 'a', '--frob'],
    ['list', 'a', '--json=1'],
    ['list', 'a', '-x'],
    ['show', 'a'],
    ['verify', 'a', '--plain'],
    ['import', 'a', '-b.redrope'],
  ])('are refused: %j', (name, ...args) => {
    expect(() => read(name, ...args)).toThrow(UsageError);
  });

  it('take words with a dash after --, and options that may repeat', () => {
    const { words, flags } = read('add', 'v', '--case', 'c', '--json', '--', '-a.pdf', '--help');
    expect(words).toEqual(['v', '-a.pdf', '--help']);
    expect(flags).toEqual(new Set(['json']));
    const { options } = read('export', 'v', 'c', '--recipient', 'a', '--recipient', 'b');
    expect(options('recipient')).toEqual(['a', 'b']);
  });

  it('never take a passphrase, nor repeat it', () => {
    for (const args of [['--passphrase', 'open sesame'], ['--passphrase=open sesame']]) {
      const message = 'A passphrase is never an argument: use --passphrase-file FILE, or be asked for it.';
      expect(() => read('list', 'v', ...args)).toThrow(message);
    }
  });
});

describe('help', () => {
  it('names every command and its JSON', () => {
    for (const [name, command] of Object.entries(commands)) {
      expect(helpText()).toContain(`  ${name} ${command.usage}`);
      expect(helpOf(name, command).join('\n')).toContain(command.json);
    }
  });

  it('lists the ids of the file of decide, and has an example that decide reads', () => {
    const { decide } = commands;
    const help = decide === undefined ? '' : helpOf('decide', decide).join('\n');
    for (const list of [elements, dispositions, reasons, dataCategories])
      for (const one of list.ids) expect(help).toMatch(new RegExp(`[ ,]${one}(,|;|$)`, 'm'));
    const example = help.slice(help.indexOf('Example:') + 8).replace('"ID"', `"${randomUUID()}"`);
    expect(parse(decidedFile, JSON.parse(example)).decisions).toMatchObject([{ disposition: 'narrow' }]);
  });

  it('is what docs/cli.md says; if not, run: node scripts/cli-page.ts', () => {
    const page = readFileSync(cliPage, 'utf8');
    expect(page).toBe(withCommands(page));
  });

  it('loads neither the database nor the PDF reader nor age', async () => {
    const folder = temporaryFolder();
    const watcher = join(folder, 'watcher.mjs');
    const lines = [
      `import { registerHooks } from 'node:module';`,
      `registerHooks({ resolve: (name, context, next) => (console.error('loads', name), next(name, context)) });`,
    ];
    writeFileSync(watcher, lines.join('\n'));
    const { code, stderr } = await start(folder, ['add', '--help'], ['--import', watcher]).ended;
    expect(code).toBe(0);
    expect(stderr).toContain('loads ./main.ts');
    const packages = stderr.split('\n').filter((line) => /^loads (?!node:|\.|file:)./.test(line));
    expect(packages).toEqual([]);
    expect(stderr).not.toContain('vault.ts');
  });
});

describe('exit codes', () => {
  it('are 2 with a sentence and the usage on stderr, and nothing on stdout, for wrong usage', async () => {
    const folder = temporaryFolder();
    for (const args of [[], ['frobnicate'], ['list'], ['add', 'v', 'f'], ['list', 'v', 'w', '--json']]) {
      const { code, stdout, stderr } = await run(folder, ...args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toMatch(/^\S.*\.\n[^]*Usage: redrope /);
    }
    const noTerminal = await run(await folderWithVault(), 'list', 'vault');
    expect(noTerminal).toMatchObject({ code: 2, stdout: '' });
    expect(noTerminal.stderr).toContain('--passphrase-file');
  });

  it('are 1 with one line on stderr, and the failure in JSON, for what can be expected', async () => {
    const folder = await folderWithVault();
    writeFileSync(join(folder, 'file'), 'no vault, no bundle');
    writeFileSync(join(folder, 'case.json'), '{"process": "search_warrant"}');
    mkdirSync(join(folder, 'empty'));
    const bad = [
      ['vault-missing', 'list', 'nowhere'],
      ['not-a-vault', 'list', 'empty'],
      ['vault-missing', 'list', 'file'],
      ['vault-exists', 'init', 'vault', '--name', 'A'],
      ['file-exists', 'init', 'file', '--name', 'A'],
      ['case-unknown', 'show', 'vault', 'none'],
      ['case-unknown', 'add', 'vault', 'file', '--case', 'none'],
      ['file-unreadable', 'add', 'vault', 'gone.pdf', '--case', 'none'],
      ['file-unreadable', 'add', 'vault', 'empty', '--case', 'none'],
      ['invalid-input', 'add', 'vault', '--new-case', 'case.json'],
      ['file-unreadable', 'import', 'vault', 'gone.redrope'],
      ['bundle-unreadable', 'import', 'vault', 'file'],
      ['file-exists', 'export', 'vault', 'none', '--to', 'file', '--plain'],
    ] as const;
    for (const [failure, ...args] of bad) {
      const { code, stdout, stderr } = await here.runUnlocked(folder, ...args, '--json');
      const printed = JSON.parse(stdout) as { failure: { code: string; message: string } };
      expect({ args, code, failure: printed.failure.code }).toEqual({ args, code: 1, failure });
      expect(stderr).toBe(`${printed.failure.message}\n`);
    }
  }, 60_000);

  it('say so when the vault is open elsewhere, and when the passphrase is another', async () => {
    const folder = await folderWithVault();
    writeFileSync(join(folder, 'wrong'), 'not the passphrase\n');
    const wrong = await run(folder, 'list', 'vault', '--passphrase-file', 'wrong');
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('passphrase does not open this vault');
    const open = await openVault(join(folder, 'vault'), testPassphrase);
    const { code, stdout, stderr } = await runUnlocked(folder, 'list', 'vault', '--json');
    open.close();
    expect(code).toBe(1);
    expect(stdout).toContain('"vault-in-use"');
    expect(stderr).toContain('Another program has this vault open.');
  });
});
