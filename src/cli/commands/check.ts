import { counted } from '../../core/cases/summary.ts';
import { Failure } from '../../core/failure.ts';
import type { CheckReport } from '../../ipc/views.ts';
import { checkVault } from '../../vault/check.ts';
import { rebuildProjections } from '../../vault/ledger-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Invocation, Outcome } from '../command.ts';
import { stoppable } from '../stoppable.ts';
import { withVault } from '../with-vault.ts';

export async function check(invocation: Invocation): Promise<Outcome> {
  return reported(await checkReport(invocation));
}

async function checkReport(invocation: Invocation): Promise<CheckReport> {
  const work = (vault: Vault) => {
    if (invocation.flags.has('rebuild')) rebuildProjections(vault);
    return stoppable((signal) => checkVault(vault, { signal }));
  };
  try {
    return await withVault(invocation, work);
  } catch (thrown) {
    // So damaged that it does not open: the same answer as for what is found inside.
    if (!(thrown instanceof Failure) || !['vault-damaged', 'entries-lost'].includes(thrown.code))
      throw thrown;
    return { ok: false, entries: 0, documents: 0, problems: [thrown.message], warnings: [] };
  }
}

function reported(report: CheckReport): Outcome {
  const counts = `${counted(report.entries, 'entry', 'entries')}, ${counted(report.documents, 'document')}`;
  const notes = report.warnings;
  if (report.ok) return { json: report, lines: [`All is well: ${counts}.`], notes };
  const failure = {
    code: 'vault-damaged' as const,
    message: `The check found ${counted(report.problems.length, 'fault')} in the vault.`,
  };
  return {
    json: { ...report, failure },
    lines: [`Something is wrong: ${counts}.`, ...report.problems],
    notes,
    fault: failure,
  };
}
