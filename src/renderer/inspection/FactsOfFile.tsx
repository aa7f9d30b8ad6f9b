import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { Inspection } from '../../core/documents/inspection.ts';
import { encryptionInWords, pdfDate, scansInWords } from '../../core/documents/inspection-words.ts';
import { visibleText } from '../../core/visible-text.ts';

/** What the file says of itself. */
export function FactsOfFile({ inspection }: { readonly inspection: Inspection }): ReactNode {
  return (
    <section aria-label="The file itself">
      <h3>The file itself</h3>
      <dl className="eye-facts">
        {factsOf(inspection).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="user-text">{visibleText(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf({
  file,
  objects,
  fonts,
  moreFonts,
  ocrPages,
}: Inspection): readonly (readonly [string, string])[] {
  const substituted = fonts.filter(({ embedded }) => !embedded).map(({ name }) => name);
  const facts: readonly (readonly [string, string])[] = [
    ['Title', file.title],
    ['Author', file.author],
    ['Made with', file.creator],
    ['Producer', file.producer],
    ['Created', pdfDate(file.created)],
    ['Changed', pdfDate(file.modified)],
    ['PDF version', file.pdfVersion],
    ['Encryption', file.encryption === null ? 'none' : encryptionInWords(file.encryption)],
    [
      'Signatures',
      file.signatures === 0
        ? 'none'
        : `${counted(file.signatures, 'signature')} present; Redrope does not check them`,
    ],
    ['Form', formInWords(objects)],
    ['Layers that are off', objects?.layersOff.join(', ') ?? ''],
    [
      'Fonts not in the file',
      substituted.length === 0
        ? 'none'
        : `${substituted.join(', ')}${moreFonts ? ' and maybe more (not all fonts are listed)' : ''}: others stand in`,
    ],
    ['Scans with text', ocrPages.length === 0 ? '' : scansInWords(ocrPages)],
  ];
  return facts.filter(([, value]) => value !== '');
}

function formInWords(objects: Inspection['objects']): string {
  if (objects === null) return '';
  const fields = objects.formFields === 0 ? 'none' : counted(objects.formFields, 'field');
  return objects.xfa ? `${fields}, and an XFA form, which is never run` : fields;
}
