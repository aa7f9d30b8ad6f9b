import type { PDFDocument } from '@cantoo/pdf-lib';
import { drawScrawl } from './pen.ts';
import { drawSeal } from './seal.ts';
import type { Fonts } from './set-lines.ts';
import { Sheet, type Rgb } from './sheet.ts';

const black: Rgb = [0.1, 0.1, 0.1];
const typed = { face: 'mono', size: 11, leading: 18, after: 12 } as const;

/** The paper of the sworn statement as typed, before it went through the scanner: see `scan.ts`. */
export function addSwornStatement(doc: PDFDocument, fonts: Fonts): void {
  const sheet = new Sheet(doc, fonts, { left: 84, right: 78, top: 78 });
  sheet.text(60, 766, '21-NOV-2026  21:44   SAMPLE CO SHERIFF   (555) 555-0188        P.02/02', {
    face: 'mono',
    size: 9,
  });
  sheet.text(84, 706, 'STATE OF EXAMPLE', typed).text(84, 690, 'COUNTY OF SAMPLE', typed);
  sheet.text(238, 706, ')', typed).text(238, 698, ')  ss.', typed).text(238, 690, ')', typed);
  sheet.y = 668;
  sheet.center('SWORN STATEMENT', { face: 'mono-bold', size: 13, after: 2 });
  sheet.center('in support of emergency disclosure EM-0092', { face: 'mono', size: 10.5, after: 14 });
  sheet.paragraph('Lee Pretend, being first duly sworn, states:', typed);
  sheet.item('1.', 'I am a sergeant of the Sample County Sheriff, badge 2093.', { ...typed, hang: 30 });
  sheet.item(
    '2.',
    'On 21 November 2026 at 6:15 p.m. the sister of R. Roe reported that R. Roe had not come home since the evening before and had left the insulin in the kitchen.',
    { ...typed, hang: 30 },
  );
  sheet.item(
    '3.',
    'I telephoned the treating physician, who told me that without insulin R. Roe is in danger of death within one to two days.',
    { ...typed, hang: 30 },
  );
  sheet.item(
    '4.',
    'R. Roe wrote to friends from the account r.roe@example.org. Where that account was last used may tell us where to search.',
    { ...typed, hang: 30 },
  );
  sheet.item('5.', 'I know of no quicker way to find R. Roe alive.', { ...typed, hang: 30 });
  drawScrawl(sheet, 57, 320, sheet.y - 44, 165, black);
  sheet.rule(306, sheet.y - 48, 530, sheet.y - 48);
  sheet.text(306, sheet.y - 61, 'Sgt. Lee Pretend, badge 2093', { ...typed, size: 10 });
  const y = sheet.y - 100;
  sheet.text(84, y, 'Sworn before me on 21 November 2026', { ...typed, size: 10 });
  drawScrawl(sheet, 204, 100, y - 42, 130, black);
  sheet.rule(84, y - 46, 270, y - 46);
  sheet.text(84, y - 59, 'Notary Public, State of Example', { ...typed, size: 10 });
  drawSeal(
    sheet,
    { upper: 'NOTARY PUBLIC', lower: 'STATE OF EXAMPLE', emblem: 'star', color: black },
    446,
    y - 34,
    40,
  );
}
