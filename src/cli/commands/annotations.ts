import { existsSync } from 'node:fs';
import { standingFindings } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import { Failure } from '../../core/failure.ts';
import { annotationFormats } from '../../ipc/annotation-calls.ts';
import { documentBlocks } from '../../vault/annotations/let-out.ts';
import { writeAnnotated } from '../../vault/annotations/write-annotated.ts';
import { caseState } from '../../vault/ledger-store.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { documentNamed } from '../document-named.ts';
import { stoppable } from '../stoppable.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** Writes a document with its findings to a file, whose ending says in which form. */
export function annotations(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to') ?? '';
  const format = annotationFormats.find((ending) => file.endsWith(`.${ending}`));
  if (format === undefined) throw new UsageError('Say where to: --to FILE.pdf, FILE.jsonld or FILE.xfdf.');
  if (existsSync(file)) throw new Failure('file-exists', `${file} exists already and was left as it is.`);
  return withVault(invocation, async (vault) => {
    const state = caseState(vault.db, caseNamed(vault, word(invocation, 1)));
    const document = documentNamed(state, word(invocation, 2));
    const here = standingFindings(state).filter((finding) => finding.document === document);
    const named = invocation.options('finding');
    const unknown = named.find((id) => !here.some((finding) => finding.id === id));
    if (unknown !== undefined) {
      throw new Failure(
        'finding-unknown',
        `No finding ${unknown} stands in this document. Nothing was written.`,
      );
    }
    const reason = invocation.option('allow') ?? '';
    const receipt = await stoppable((signal) =>
      writeAnnotated(
        vault,
        {
          case: state.id,
          document,
          findings: named.length > 0 ? named : here.map(({ id }) => id),
          notes: invocation.flags.has('notes'),
          format,
          lifts: documentBlocks(vault, { case: state.id, document }).map(({ id }) => ({ block: id, reason })),
        },
        file,
        signal,
      ),
    );
    return {
      json: { ...receipt },
      lines: [
        `Wrote ${file} with ${counted(receipt.findings, 'finding')}, SHA-256 ${receipt.sha256}.`,
        ...(receipt.decrypted ? ['The document is protected by a password; this copy is not.'] : []),
      ],
    };
  });
}
