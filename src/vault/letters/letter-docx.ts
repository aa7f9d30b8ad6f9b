import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  patchDocument,
  PatchType,
  TextRun,
} from 'docx';
import type { LetterText } from '../../core/letters/events.ts';
import { readBody, type LetterBlock } from '../../core/letters/letter-blocks.ts';
import { dayInWords } from '../../core/letters/letter-words.ts';
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
    paragraph(dayInWords(date, locale), { after: 240 }),
    ...addressee.split(/\r\n|[\r\n]/).map((line) => paragraph(line, { after: 0 })),
    ...(reference === '' ? [] : [paragraph(`Reference: ${reference}`, { before: 240, after: 120 })]),
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      spacing: { before: 120, after: 200 },
      children: [new TextRun({ text: clean(subject), bold: true, size: 26, color: '1C1E22' })],
    }),
    ...readBody(body).map(blockOf),
  ];
}

function blockOf({ kind, text }: LetterBlock): Paragraph {
  switch (kind) {
    case 'heading':
      return new Paragraph({
        heading: HeadingLevel.HEADING_2,
        keepNext: true,
        spacing: { before: 200, after: 80 },
        children: [new TextRun({ text: clean(text), bold: true, size: 22, color: '1C1E22' })],
      });
    case 'quote':
      return new Paragraph({
        indent: { left: 400 },
        spacing: { after: 80 },
        border: { left: { style: 'single', size: 8, color: 'B0B0B0', space: 8 } },
        children: [new TextRun({ text: clean(text), italics: true })],
      });
    case 'item':
      return new Paragraph({
        indent: { left: 400, hanging: 260 },
        spacing: { after: 80 },
        tabStops: [{ type: 'left', position: 400 }],
        children: [new TextRun(`•\t${clean(text)}`)],
      });
    case 'paragraph':
      return paragraph(text, { after: 160 });
  }
}

function paragraph(text: string, spacing: { before?: number; after: number }): Paragraph {
  return new Paragraph({ alignment: AlignmentType.START, spacing, children: [new TextRun(clean(text))] });
}

/** XML takes no control characters, and what is invisible is shown. */
function clean(text: string): string {
  return printableText(text, () => true);
}
