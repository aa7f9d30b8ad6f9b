import { letterKinds } from '../../core/letters/letter-kinds.ts';
import { openMarks } from '../../core/letters/letter-blocks.ts';
import { composeFor, letterFile } from '../../vault/letters/letter-work.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';
import { writeNew } from '../write-new.ts';

/** Composes a letter and writes it as a file for a person to go over; finishing it is done in the window. */
export function letter(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to');
  const kind = letterKinds.find((each) => each === invocation.option('kind'));
  if (kind === undefined) throw new UsageError(`Say which letter: --kind, one of ${letterKinds.join(', ')}.`);
  const format = (['docx', 'pdf'] as const).find((ending) => file?.toLowerCase().endsWith(`.${ending}`));
  if (file === undefined || format === undefined) {
    throw new UsageError('Say where to, and by its ending as what: --to FILE.docx or --to FILE.pdf.');
  }
  return withVault(invocation, async (vault) => {
    const caseId = caseNamed(vault, word(invocation, 1));
    const composed = composeFor(vault, caseId, kind, invocation.option('account') ?? null);
    const { text, rests, cautions } = composed;
    writeNew(file, await letterFile(vault, { text, at: vault.now().at }, format));
    const open = openMarks(`${text.addressee}\n${text.subject}\n${text.body}`);
    return {
      json: {
        file,
        kind,
        subject: text.subject,
        findings: rests.findings.map(({ finding }) => finding),
        rules: rests.rules.map(({ rule }) => rule),
        cautions,
        open,
      },
      lines: [`Wrote ${file}: ${text.subject}`],
      notes: [...cautions, ...open],
    };
  });
}
