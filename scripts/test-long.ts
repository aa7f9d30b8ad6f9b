import { runCommand } from './command.ts';
import { projectRoot } from './project.ts';
import { join } from 'node:path';

/**
 * `npm run test:long`: what every run tries in part, tried in full. 100,000 histories of reviewers, every bit of a
 * bundle and every length of it, 10,000 files in a shared folder, a thousand kills, the whole corpus. It takes hours.
 */
const files = [
  'tests/core/ledger/exchange-histories.test.ts',
  'tests/vault/bundles/exchange-histories.test.ts',
  'tests/vault/bundles/mutation.test.ts',
  'tests/vault/folder',
  'tests/vault/kill.test.ts',
  'tests/vault/documents/extractor.test.ts',
];
process.env['REDROPE_LONG'] = '1';
process.env['REDROPE_KILLS'] ??= '1000';
const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
const { code } = await runCommand(process.execPath, [
  vitest,
  'run',
  '--project',
  'unit',
  '--project',
  'unhurried',
  ...files,
  ...process.argv.slice(2),
]);
process.exitCode = code ?? 1;
