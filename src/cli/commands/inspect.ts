import { counted } from '../../core/cases/summary.ts';
import type { Inspection } from '../../core/documents/inspection.ts';
import {
  actionInWords,
  encryptionInWords,
  noInspection,
  objectsNotLookedAt,
  pdfDate,
  placeInWords,
  scansInWords,
  unshownFieldInWords,
} from '../../core/documents/inspection-words.ts';
import { Failure } from '../../core/failure.ts';
import { documentSource } from '../../vault/document-store.ts';
import { documentPassword } from '../../vault/documents/page-store.ts';
import { inspect as inspectFile } from '../../vault/inspections/inspect.ts';
import { caseState } from '../../vault/ledger-store.ts';
import type { Invocation, Outcome } from '../command.ts';
import { documentNamed } from '../document-named.ts';
import { stoppable } from '../stoppable.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** What the eye misses in a document. */
export function inspect(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, async (vault) => {
    const sha256 = documentNamed(
      caseState(vault.db, caseNamed(vault, word(invocation, 1))),
      word(invocation, 2),
    );
    const outcome = await stoppable((signal) =>
      inspectFile(documentSource(vault.db, sha256), {
        password: documentPassword(vault.db, sha256) ?? undefined,
        signal,
        onProgress: () => undefined,
      }),
    );
    if (outcome === null) throw new Failure('cancelled', 'Stopped. Nothing was changed.');
    const lines = outcome.kind === 'inspected' ? inLines(outcome.inspection) : [noInspection(outcome)];
    return { json: { document: sha256, ...outcome }, lines };
  });
}

function inLines(inspection: Inspection): string[] {
  const { file, objects, places, links, fonts } = inspection;
  const facts: readonly (readonly [string, string])[] = [
    ['PDF version', file.pdfVersion],
    ['Producer', file.producer],
    ['Creator', file.creator],
    ['Created', pdfDate(file.created)],
    ['Changed', pdfDate(file.modified)],
    ['Revisions', String(file.earlier.length + 1)],
    ['Signatures', file.signatures === 0 ? '' : `${String(file.signatures)}, not checked`],
    ['Encryption', file.encryption === null ? '' : encryptionInWords(file.encryption)],
    ['Form', objects === null || objects.formFields === 0 ? '' : counted(objects.formFields, 'field')],
    ['XFA form', objects?.xfa === true ? 'yes, never run' : ''],
    ['Layers off', objects?.layersOff.join(', ') ?? ''],
    [
      'Fonts not in the file',
      fonts
        .filter(({ embedded }) => !embedded)
        .map(({ name }) => name)
        .join(', '),
    ],
    ['Scans with text', inspection.ocrPages.length === 0 ? '' : scansInWords(inspection.ocrPages)],
    ['Pages not looked at in full', inspection.notLookedAt.join(', ')],
  ];
  const why = objectsNotLookedAt(inspection);
  return [
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    ...(why === null ? [] : [why]),
    ...places.map((place) => `page ${String(place.page)}  ${placeInWords(place)}  “${place.text}”`),
    ...(objects?.actions ?? []).map((action) => `${actionInWords(action)}: ${action.text}`),
    ...notListed(objects?.moreActions, 'action'),
    ...(objects?.unshownValues ?? []).map(
      (unshown) => `${unshownFieldInWords(unshown)}, shown on no page: “${unshown.value}”`,
    ),
    ...notListed(objects?.moreUnshownValues, 'value'),
    ...(objects?.attachments ?? []).map(({ name }) => `Attachment: ${name}`),
    ...notListed(objects?.moreAttachments, 'attachment'),
    ...links.map(({ page, target }) => `page ${String(page)}  Link, not opened: ${target}`),
  ];
}

function notListed(count = 0, what: string): string[] {
  return count === 0 ? [] : [`And ${counted(count, `more ${what}`)}.`];
}
