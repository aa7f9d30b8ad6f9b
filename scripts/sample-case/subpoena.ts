import type { PDFDocument } from '@cantoo/pdf-lib';
import { pale, receivedStamp, signatureBlock } from './court.ts';
import { drawSeal } from './seal.ts';
import type { Fonts } from './set-lines.ts';
import { Sheet } from './sheet.ts';

const body = { size: 11.5, leading: 15.6, after: 9, justify: true, indent: 34 } as const;
const green = [0.12, 0.32, 0.22] as const;

function caption(sheet: Sheet): void {
  sheet.y = 738;
  sheet.center('IN THE CIRCUIT COURT OF THE TWELFTH JUDICIAL CIRCUIT', { face: 'serif-bold', size: 12 });
  sheet.center('IN AND FOR SAMPLE COUNTY, STATE OF EXAMPLE', { face: 'serif-bold', size: 12, after: 16 });
  const top = sheet.y;
  sheet.text(sheet.left, top - 12, 'STATE OF EXAMPLE,', { size: 11.5 });
  sheet.text(sheet.left + 90, top - 28, 'Plaintiff,', { size: 11.5 });
  sheet.text(sheet.left, top - 46, 'vs.', { size: 11.5 });
  sheet.text(sheet.left, top - 64, 'M. MOE,', { size: 11.5 });
  sheet.text(sheet.left + 90, top - 80, 'Defendant.', { size: 11.5 });
  sheet.rule(sheet.left, top - 88, 288, top - 88).text(289, top - 88, '/', { size: 13 });
  const cells = [
    ['CASE NO.:', '2026-CF-007731'],
    ['DIVISION:', 'C (Felony)'],
    ['SUBPOENA:', 'SUB-7731'],
  ];
  for (const [index, [label = '', value = '']] of cells.entries()) {
    sheet.text(328, top - 12 - index * 18, label, { size: 11.5 });
    sheet.text(402, top - 12 - index * 18, value, { face: 'serif-bold', size: 11.5 });
  }
  sheet.y = top - 104;
}

function footer(sheet: Sheet, page: number): void {
  const grey = { size: 8.5, color: pale } as const;
  sheet.rule(sheet.left, 58, sheet.right, 58, { width: 0.5 });
  sheet.text(sheet.left, 46, 'SA Form 12-4 (Rev. 03/25)', grey);
  sheet.text(306, 46, 'State v. Moe, 2026-CF-007731', { ...grey, align: 'center' });
  sheet.text(sheet.right, 46, `Page ${page} of 2`, { ...grey, align: 'right' });
}

function firstPage(sheet: Sheet): void {
  caption(sheet);
  sheet.center('SUBPOENA DUCES TECUM FOR TRIAL', { face: 'serif-bold', size: 14, after: 4 });
  sheet.rule(174, sheet.y, 438, sheet.y, { width: 1 }).skip(6);
  sheet.paragraph('**THE STATE OF EXAMPLE**', { size: 11.5, after: 3 });
  sheet.item('TO:', 'Custodian of Records, Example Cloud, Inc.\n100 Sample Way, Anytown, EX 00100', {
    size: 11.5,
    leading: 15,
    hang: 34,
    after: 10,
  });
  sheet.paragraph(
    '**YOU ARE HEREBY COMMANDED** to appear before the Honorable Judge of the Circuit Court, Courtroom 4B, 12 Assize Street, Sampleton, EX 00312, on **7 December 2026 at 9:00 a.m.**, to testify in this cause, and to have with you at that time and place the things described in Schedule A.',
    body,
  );
  sheet.paragraph(
    'In lieu of appearing you may deliver true copies of the things described, with a certificate of the records custodian, by e-mail to records@sa12.example.org on or before that date.',
    body,
  );
  sheet.paragraph(
    'You are asked not to disclose this subpoena to the subscriber, as disclosure could impede the prosecution.',
    body,
  );
  sheet.paragraph(
    'You are subpoenaed to appear by the following attorney, and unless excused from this subpoena by that attorney or by the Court, you shall respond to it as directed. Failure to appear may be punished as contempt of court.',
    body,
  );
  sheet.paragraph('WITNESS my hand and the seal of this Court on 16 November 2026.', body);
  const top = sheet.y;
  drawSeal(
    sheet,
    { upper: 'CLERK OF THE CIRCUIT COURT', lower: 'SAMPLE COUNTY', emblem: 'courthouse', color: green },
    118,
    top - 62,
    42,
  );
  sheet.skip(2);
  signatureBlock(
    sheet,
    {
      name: 'Dana Placeholder',
      office: [
        'Assistant State Attorney, Bar No. 0099731',
        'Office of the State Attorney, Twelfth Circuit',
        '(555) 555-0162 · records@sa12.example.org',
      ],
      seed: 35,
    },
    310,
    sheet.right - 310,
  );
  sheet.text(306, 72, 'See Schedule A, attached and made a part of this subpoena.', {
    face: 'serif-italic',
    size: 10,
    align: 'center',
  });
  footer(sheet, 1);
}

function scheduleA(sheet: Sheet): void {
  sheet.center('SCHEDULE A', { face: 'serif-bold', size: 13, after: 3 });
  sheet.center('to Subpoena SUB-7731', { size: 11, after: 16 });
  sheet.paragraph(
    'For the account **m.moe@example.com** (the “Account”), for the period beginning 1 March 2026:',
    { ...body, indent: 0 },
  );
  const item = { size: 11.5, leading: 15.6, hang: 26, left: 92, after: 8, justify: true } as const;
  sheet.item(
    '1.',
    'Basic subscriber information: name, address, telephone numbers, date of registration, length and types of service, means of payment, and the records of session times and durations with the IP address of each.',
    item,
  );
  sheet.item('2.', 'All messages sent to or from the Account, read or unread, with their attachments.', item);
  sheet.item(
    '3.',
    'All photographs and videos stored in the Account, including deleted items that are recoverable.',
    { ...item, after: 16 },
  );
  sheet.paragraph('**Instructions**', { size: 11.5, after: 6 });
  sheet.paragraph(
    'This schedule is continuing in nature. Things that come into your possession after the date of compliance are to be produced as they are received.',
    { ...body, indent: 0 },
  );
  sheet.paragraph(
    'If any thing is withheld, state what is withheld and on what ground. Digital copies are preferred. The State will pay reasonable costs of reproduction on receipt of an invoice, 18 U.S.C. § 2706(a).',
    { ...body, indent: 0 },
  );
  sheet.paragraph('**Authority**', { size: 11.5, after: 6 });
  sheet.paragraph(
    'This subpoena issues under the rules of criminal procedure of the State of Example and 18 U.S.C. § 2703(c)(2).',
    { ...body, indent: 0 },
  );
  receivedStamp(sheet, '9:38 AM', 452, 150, -5);
  footer(sheet, 2);
}

/** A State Attorney's trial subpoena (2 pages): its schedule asks for content, from a date on and without end. */
export function addSubpoena(doc: PDFDocument, fonts: Fonts): void {
  firstPage(new Sheet(doc, fonts));
  scheduleA(new Sheet(doc, fonts));
}

/** The blank custodian's certificate that came with the subpoena, to be returned with the records. */
export function addCertificate(doc: PDFDocument, fonts: Fonts): void {
  const sheet = new Sheet(doc, fonts, { top: 84 });
  sheet.center('CERTIFICATE OF RECORDS CUSTODIAN', { face: 'serif-bold', size: 13, after: 3 });
  sheet.center('State v. Moe, Case No. 2026-CF-007731 · Subpoena SUB-7731', { size: 11, after: 20 });
  const wide = { size: 11.5, leading: 21, after: 8 } as const;
  sheet.paragraph('I, ______________________________________, declare:', wide);
  sheet.item(
    '1.',
    'I am a custodian of records of Example Cloud, Inc., and am familiar with how its records are made and kept.',
    wide,
  );
  sheet.item(
    '2.',
    'The records produced with this certificate, consisting of ________ files, are true copies of records that were made at or near the time of the matters they record, by a process that produces an accurate result.',
    wide,
  );
  sheet.item(
    '3.',
    'They were kept in the course of a regularly conducted activity, and making them was a regular practice of that activity.',
    wide,
  );
  sheet.item('4.', 'The following was not produced, and the reason is:', wide);
  for (let line = 0; line < 4; line += 1)
    sheet.rule(sheet.left + 22, sheet.y - 12 - line * 24, sheet.right, sheet.y - 12 - line * 24, {
      width: 0.5,
    });
  sheet.skip(104);
  sheet.paragraph('I declare under penalty of perjury that the foregoing is true and correct.', wide);
  for (const [index, label] of ['Signature', 'Name and title', 'Date and place'].entries()) {
    const y = sheet.y - 32 - index * 36;
    sheet
      .rule(300, y, sheet.right, y, { width: 0.6 })
      .text(300, y - 10, label, { face: 'serif-italic', size: 8.5 });
  }
  sheet.text(sheet.left, 46, 'SA Form 12-9 (Rev. 03/25)', { size: 8.5, color: pale });
}
