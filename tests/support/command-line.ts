import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pinnedNode, projectRoot } from '../../scripts/project.ts';
import type { CaseState } from '../../src/core/cases/case-state.ts';
import type { HistoryItem } from '../../src/core/cases/history.ts';

const run = promisify(execFile);

/** Runs `redrope ... --json` in a process of its own and gives what it printed. Throws when it fails. */
export async function redrope(passphrase: string, ...args: readonly string[]): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'redrope-passphrase-'));
  const file = join(folder, 'passphrase');
  try {
    await writeFile(file, `${passphrase}\n`);
    const script = join(projectRoot, 'src', 'cli', 'redrope.ts');
    const given = [script, ...args, '--passphrase-file', file, '--json'];
    const { stdout } = await run(pinnedNode, given, { cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export type ShownCase = CaseState & { readonly status: string; readonly history: readonly HistoryItem[] };

/** A case of a vault that nobody has open, as `redrope show` gives it: its heads, its state, its history. */
export async function shownCase(vault: string, passphrase: string, reference: string): Promise<ShownCase> {
  return (await redrope(passphrase, 'show', vault, reference)) as ShownCase;
}
