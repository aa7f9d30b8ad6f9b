import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  type IParagraphOptions,
  type IRunOptions,
  patchDocument,
  PatchType,
  TextRun,
} from 'docx';
import type { LetterText } from '../../core/letters/events.ts';
import { readBody, type LetterBlock } from '../../core/letters/letter-blocks.ts';
import { dayInWords } from '../../core/letters/letter-words.ts';
import { isRightToLeft, logicalRuns } from '../pdf/visual-runs.ts';
import { printableText } from '../../core/bundles/printable-text.ts';

/** A letter as a Word document, on the firm's own letterhead where there is one (a DOCX that was checked). */
export async function letterDocx(letter: LetterText, letterhead: Uint8Array | null): Promise<Uint8Array> {
  const { subject, reference } = letter;
  const children = paragraphsOf(letter);
  if (letterhead !== null) {
    return patchDocument({
      outputType: 'uint8array',
      data: letterhead,
      patches: { letter: { type: PatchType.DOCUMENT, children } },
      properties: { title: subject, subject: reference, creator: 'Redrope', lastModifiedBy: 'Redrope' },
    });
  }
  const file = new Document({
    title: subject,
    subject: reference,
    creator: 'Redrope',
    lastModifiedBy: 'Redrope',
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22, language: { value: letter.locale } } } },
    },
    sections: [
      { properties: { page: { margin: { top: 1440, bottom: 1440, left: 1300, right: 1300 } } }, children },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function paragraphsOf({ addressee, date, locale, reference, subject, body }: LetterText): Paragraph[] {
  return [
    paragraph(dayInWords(date, locale), { spacing: { after: 240 } }),
    ...addressee.split(/\r\n|[\r\n]/).map((line) => paragraph(line, { spacing: { after: 0 } })),
    ...(reference === ''
      ? []
      : [paragraph(`Reference: ${reference}`, { spacing: { before: 240, after: 120 } })]),
    paragraph(
      subject,
      { heading: HeadingLevel.HEADING_1, spacing: { before: 120, after: 200 } },
      { bold: true, size: 26, color: '1C1E22' },
    ),
    ...readBody(body).map(blockOf),
  ];
}

function blockOf({ kind, text }: LetterBlock): Paragraph {
  switch (kind) {
    case 'heading':
      return paragraph(
        text,
        { heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 200, after: 80 } },
        { bold: true, size: 22, color: '1C1E22' },
      );
    case 'quote': {
      const bar = { style: 'single', size: 8, color: 'B0B0B0', space: 8 } as const;
      const border = isRightToLeft(text) ? { right: bar } : { left: bar };
      return paragraph(text, { indent: { start: 400 }, spacing: { after: 80 }, border }, { italics: true });
    }
    case 'item':
      return paragraph(
        text,
        {
          indent: { start: 400, hanging: 260 },
          spacing: { after: 80 },
          tabStops: [{ type: 'left', position: 400 }],
        },
        {},
        [new TextRun('•\t')],
      );
    case 'paragraph':
      return paragraph(text, { spacing: { after: 160 } });
  }
}

/** A paragraph that runs from the side where its text begins; of a text from the right each piece says which way it runs. */
function paragraph(
  text: string,
  options: IParagraphOptions,
  look: IRunOptions = {},
  before: readonly TextRun[] = [],
): Paragraph {
  const words = clean(text);
  const runs = logicalRuns(words).map(
    (run) =>
      new TextRun({ ...look, text: run.text, ...(run.direction === 'rtl' ? { rightToLeft: true } : {}) }),
  );
  return new Paragraph({
    alignment: AlignmentType.START,
    ...options,
    ...(isRightToLeft(words) ? { bidirectional: true } : {}),
    children: [...before, ...runs],
  });
}

/** XML takes no control characters, and what is invisible is shown. */
function clean(text: string): string {
  return printableText(text, () => true);
}
