import { rgb, type PDFDocument } from '@cantoo/pdf-lib';
import { penBlue, stampRed } from './court.ts';
import { drawScrawl, drawStamp } from './pen.ts';
import { drawSeal } from './seal.ts';
import type { Fonts } from './set-lines.ts';
import { Sheet, type Rgb } from './sheet.ts';

const [left, right] = [48, 564];
const brown: Rgb = [0.36, 0.24, 0.08];
const typed = { face: 'mono', size: 10 } as const;
const label = { face: 'sans', size: 7.2 } as const;

function heading(sheet: Sheet): void {
  drawSeal(
    sheet,
    { upper: 'SAMPLE COUNTY SHERIFF', lower: 'STATE OF EXAMPLE', emblem: 'star', color: brown },
    86,
    726,
    36,
  );
  sheet.text(136, 742, 'SAMPLE COUNTY SHERIFF’S OFFICE', { face: 'sans-bold', size: 16 });
  sheet.text(136, 726, 'Missing Persons Desk · 1 Constable Road, Sampleton, EX 00311', {
    face: 'sans',
    size: 9,
  });
  sheet.text(136, 704, 'EMERGENCY DISCLOSURE REQUEST', { face: 'sans-bold', size: 13, color: stampRed });
  sheet.text(right, 704, 'No. EM-0092', { face: 'sans-bold', size: 12, align: 'right' });
  sheet.text(136, 692, '18 U.S.C. § 2702(b)(8) and (c)(4)', { face: 'sans', size: 9 });
  sheet.rule(left, 682, right, 682, { width: 2 });
  sheet.y = 678;
}

function band(sheet: Sheet, title: string): void {
  sheet.box(left, sheet.y - 15, right - left, 15, { fill: rgb(0.16, 0.16, 0.18) });
  sheet.text(left + 6, sheet.y - 11, title, { face: 'sans-bold', size: 8.5, color: [1, 1, 1] });
  sheet.skip(15);
}

/** One row of form cells: printed label above, typed answer below; `share` is each cell's part of the width. */
function cells(
  sheet: Sheet,
  height: number,
  row: readonly { share: number; name: string; value: string }[],
): void {
  const unit = (right - left) / row.reduce((sum, cell) => sum + cell.share, 0);
  const top = sheet.y;
  let x = left;
  for (const { share, name, value } of row) {
    const width = share * unit;
    sheet.box(x, top - height, width, height, { line: 0.6 });
    sheet.text(x + 4, top - 9, name, label);
    sheet.y = top - 9.5;
    sheet.paragraph(value, { ...typed, leading: 12.2, left: x + 5, right: x + width - 4, after: 0 });
    x += width;
  }
  sheet.y = top - height;
}

function requester(sheet: Sheet): void {
  band(sheet, '1.  REQUESTING OFFICER');
  cells(sheet, 27, [
    { share: 5, name: 'Name and rank', value: 'Sgt. Lee Pretend' },
    { share: 3, name: 'Badge', value: '2093' },
    { share: 5, name: 'E-mail', value: 'l.pretend@example.org' },
  ]);
  cells(sheet, 27, [
    { share: 5, name: 'Agency', value: 'Sample County Sheriff' },
    { share: 3, name: 'Agency case number', value: '26-11-4410' },
    { share: 5, name: 'Call-back number for verification', value: '(555) 555-0188' },
  ]);
  cells(sheet, 27, [
    { share: 8, name: 'Supervisor', value: 'Lt. Kim Invented' },
    { share: 5, name: 'Date and time of this request', value: '21 Nov 2026, 9:40 p.m.' },
  ]);
}

function emergency(sheet: Sheet): void {
  band(sheet, '2.  NATURE OF THE EMERGENCY');
  cells(sheet, 103, [
    {
      share: 1,
      name: 'Describe the danger of death or serious physical injury, and to whom',
      value:
        'Missing person: R. Roe, age 34, insulin-dependent diabetic. Left home on foot for the Sample Reservoir trail on 20 November 2026 about 5 p.m. and did not return. Insulin was left behind; last dose believed taken 20 November, 4 p.m. The treating physician states that without insulin a life-threatening condition is to be expected within 24 to 48 hours. Overnight low 28 °F. Search teams are on the ground.',
    },
  ]);
  cells(sheet, 39, [
    {
      share: 1,
      name: 'Why ordinary legal process would not be in time',
      value: 'No magistrate is available before Monday 23 November. See sworn statement on page 2.',
    },
  ]);
}

function demanded(sheet: Sheet): void {
  band(sheet, '3.  INFORMATION NEEDED TO MEET THE EMERGENCY');
  cells(sheet, 27, [{ share: 1, name: 'Account or other identifier', value: 'r.roe@example.org' }]);
  const top = sheet.y;
  sheet.box(left, top - 76, right - left, 76, { line: 0.6 });
  sheet.text(left + 4, top - 9, 'Check all that are needed', label);
  const boxes = [
    [true, 'Subscriber name and telephone number'],
    [true, 'Log-ins and IP addresses since 20 November 2026'],
    [false, 'Payment records'],
    [true, 'Contents of all messages of the last 90 days'],
  ] as const;
  for (const [index, [on, text]] of boxes.entries()) {
    const y = top - 24 - index * 15;
    sheet.check(left + 10, y - 1, on, 8.5).text(left + 25, y, text, { face: 'sans', size: 9.5 });
  }
  sheet.y = top - 76;
}

function certification(sheet: Sheet): void {
  band(sheet, '4.  CERTIFICATION');
  const top = sheet.y;
  sheet.box(left, top - 92, right - left, 92, { line: 0.6 });
  sheet.skip(4);
  sheet.paragraph(
    'I certify that I am a sworn officer, that the facts above are true to the best of my knowledge, and that disclosure without delay is necessary to prevent death or serious physical injury. Legal process will follow where the law requires it.',
    { face: 'sans', size: 9, leading: 12, left: left + 6, right: right - 6, after: 0 },
  );
  drawScrawl(sheet, 57, left + 30, top - 72, 150, penBlue);
  sheet.rule(left + 14, top - 75, left + 250, top - 75, { width: 0.6 });
  sheet.text(left + 14, top - 84, 'Signature of requesting officer', label);
  sheet.text(372, top - 71, '21 November 2026', typed);
  sheet.rule(350, top - 75, right - 14, top - 75, { width: 0.6 });
  sheet.text(350, top - 84, 'Date', label);
  sheet.y = top - 92;
}

function providerUse(sheet: Sheet): void {
  band(sheet, '5.  FOR USE OF THE PROVIDER');
  cells(sheet, 30, [
    { share: 5, name: 'Received by', value: '' },
    { share: 5, name: 'Verified by call-back to', value: '' },
    { share: 3, name: 'Time', value: '' },
  ]);
  cells(sheet, 30, [
    { share: 5, name: 'Released by', value: '' },
    { share: 5, name: 'Second approval', value: '' },
    { share: 3, name: 'Time', value: '' },
  ]);
}

/** The sheriff's emergency form, one page: the only number to call back is the one that the form itself gives. */
export function addEmergencyForm(doc: PDFDocument, fonts: Fonts): void {
  const sheet = new Sheet(doc, fonts, { left, right: 612 - right });
  heading(sheet);
  requester(sheet);
  emergency(sheet);
  demanded(sheet);
  certification(sheet);
  providerUse(sheet);
  drawStamp(sheet, ['RECEIVED', '21 NOV 2026', '9:47 PM'], 496, sheet.y + 213, 5, stampRed);
  sheet.text(left, 34, 'SCSO-118 (Rev. 06/24)', label);
  sheet.text(right, 34, 'Page 1 of 2', { ...label, align: 'right' });
}
