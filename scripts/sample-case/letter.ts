import { rgb, type PDFDocument } from '@cantoo/pdf-lib';
import { courtBlue, pale, receivedStamp, signatureBlock } from './court.ts';
import { drawSeal } from './seal.ts';
import type { Fonts } from './set-lines.ts';
import { Sheet } from './sheet.ts';
import { drawTable } from './table.ts';

const body = { size: 12, leading: 16.2, after: 10, justify: true } as const;

function footer(sheet: Sheet, page: number): void {
  const grey = { face: 'sans', size: 7.5, color: pale } as const;
  sheet.rule(sheet.left, 56, sheet.right, 56, { width: 0.5 });
  sheet.text(sheet.left, 44, 'File 24-SW-0417 · Law enforcement sensitive', grey);
  sheet.text(sheet.right, 44, `Page ${page} of 3`, { ...grey, align: 'right' });
}

function continuation(doc: PDFDocument, fonts: Fonts, page: number): Sheet {
  const sheet = new Sheet(doc, fonts, { left: 82, right: 82, top: 66 });
  sheet.paragraph(`Custodian of Records, Example Cloud, Inc.\n20 November 2026\nPage ${page}`, {
    size: 10,
    after: 16,
  });
  footer(sheet, page);
  return sheet;
}

function letterhead(sheet: Sheet): void {
  drawSeal(
    sheet,
    { upper: 'NORTHERN DISTRICT OF EXAMPLE', lower: 'CYBER UNIT', emblem: 'courthouse', color: courtBlue },
    118,
    716,
    37,
  );
  sheet.text(168, 735, 'Northern District of Example', { size: 20, color: courtBlue });
  sheet.text(168, 716, 'CYBER UNIT', { face: 'sans-bold', size: 10.5, color: courtBlue });
  const small = { face: 'sans', size: 8, color: pale } as const;
  sheet.text(168, 700, '417 Courthouse Square, Suite 300 · Port Sample, EX 00417', small);
  sheet.text(168, 689, 'Telephone (555) 555-0117 · Facsimile (555) 555-0118 · cyber-unit@example.org', small);
  sheet.rule(82, 670, 530, 670, { width: 1.4, color: rgb(...courtBlue) });
  sheet.rule(82, 667, 530, 667, { width: 0.4, color: rgb(...courtBlue) });
  sheet.y = 654;
}

function reference(sheet: Sheet): void {
  const rows = [
    ['Re:', '**Search and Seizure Warrant, Case No. 2:26-mj-00417**'],
    ['', '**United States District Court, Northern District of Example**'],
    ['Our file:', '24-SW-0417'],
    ['Account:', 'j.doe@example.com'],
    ['Offense:', '18 U.S.C. § 1030 (fraud and related activity in connection with computers)'],
    ['Return by:', '4 December 2026'],
  ];
  for (const [label = '', value = ''] of rows) {
    sheet.skip(14.5);
    sheet.text(118, sheet.y, label, { size: 11 }).text(178, sheet.y, value, { size: 11 });
  }
  sheet.skip(12);
}

function firstPage(sheet: Sheet): void {
  letterhead(sheet);
  sheet.paragraph('20 November 2026', { size: 11.5, after: 10 });
  sheet.paragraph('**VIA LEGAL PROCESS PORTAL**', { size: 10.5, after: 3 });
  sheet.paragraph(
    'Example Cloud, Inc.\nAttention: Custodian of Records, Legal Process\n100 Sample Way\nAnytown, EX 00100',
    { size: 11.5, after: 12 },
  );
  receivedStamp(sheet, '4:12 PM', 452, 604, 4);
  reference(sheet);
  sheet.paragraph('Dear Custodian of Records:', body);
  sheet.paragraph(
    'Enclosed is a search and seizure warrant issued today by the United States District Court for the Northern District of Example, with its Attachments A and B, and a separate order of nondisclosure. Both are directed to Example Cloud, Inc. (the “Provider”) and concern the account named above (the “Account”).',
    body,
  );
  sheet.paragraph(
    'The Cyber Unit is investigating the intrusion, between June and August 2026, into the order system of a wholesale plant nursery in Port Sample. Records of about 2,300 customers were copied and a demand for payment was sent from the Account on 12 August 2026.',
    body,
  );
  sheet.paragraph(
    'The intrusion began with a password that belonged to an employee of the nursery. Messages that the suspect exchanged with that employee, and files that he received, are believed to be in the Account. The affidavit that supports the warrant is under seal; the Provider needs none of it to comply.',
    body,
  );
  sheet.paragraph(
    'Please read this letter together with the warrant. It sets out what we ask you to send, in what form, and by when. If any part of it cannot be met by the return date, call the undersigned before that date, not after it.',
    body,
  );
  footer(sheet, 1);
}

function secondPage(sheet: Sheet): void {
  sheet.paragraph('**1.  Records requested**', { ...body, after: 5 });
  sheet.paragraph('For the Account, please produce the following records:', body);
  drawTable(sheet, [34, 274, 140], {
    size: 10,
    head: ['Item', 'Records', 'Period'],
    rows: [
      [
        '1',
        'Contents of all e-mail, messages, files, photographs and backups stored in the Account',
        'any time',
      ],
      [
        '2',
        'Subscriber: names, addresses, telephone numbers, length and types of service, means of payment',
        '1 June 2026 to 31 August 2026',
      ],
      [
        '3',
        'Connection records: log of session times and durations, and the IP address of each',
        '1 June 2026 to 31 August 2026',
      ],
      [
        '4',
        'Location history of every device signed in to the Account, by satellite, Wi-Fi or cell site',
        '1 January 2024 to present',
      ],
    ],
  });
  sheet.skip(8);
  sheet.paragraph(
    'Item 4 does not appear in Attachment B. The Unit asks for it in addition, because the location history of each device signed in to the Account would assist in placing its user at the nursery; the Unit will supplement the application should the Provider so require.',
    body,
  );
  sheet.paragraph('**2.  Form of production**', { ...body, after: 5 });
  const list = { ...body, justify: false, left: 100, after: 5 } as const;
  sheet.item(
    '(a)',
    'Upload the production to the legal process portal, or send it encrypted to cyber-unit@example.org and give the passphrase by telephone.',
    list,
  );
  sheet.item(
    '(b)',
    'Keep messages in their native form (MBOX or EML) with full headers, and logs as delimited text with times in UTC.',
    list,
  );
  sheet.item('(c)', 'List each file with its size and SHA-256 digest.', list);
  sheet.item('(d)', 'Attach a certificate of authenticity under Fed. R. Evid. 902(11) and 902(13).', {
    ...list,
    after: 10,
  });
  sheet.paragraph('**3.  Preservation**', { ...body, after: 5 });
  sheet.paragraph(
    'A preservation request under 18 U.S.C. § 2703(f) was served on 2 September 2026 under the same file number. Please confirm that the snapshot taken then is still held. It ends with the ninety days on 1 December 2026, unless extended; this letter is also our request under the same section to extend it once, by ninety days.',
    body,
  );
}

function thirdPage(sheet: Sheet): void {
  sheet.paragraph('**4.  Nondisclosure**', { ...body, after: 5 });
  sheet.paragraph(
    'The Court has ordered that you not notify any person of the existence of the warrant. A copy of the order is enclosed. Please suspend any automatic notice to the subscriber, and tell us in advance if your systems cannot do so. The order does not keep you from speaking with counsel about the warrant or about how to comply with it.',
    body,
  );
  sheet.paragraph('**5.  Questions**', { ...body, after: 5 });
  sheet.paragraph(
    'Address questions to Special Agent Casey Fictive, badge 4471, at (555) 555-0121 or casey.fictive@example.org. The Unit’s switchboard, (555) 555-0117, is staffed on working days between 8 a.m. and 6 p.m.',
    body,
  );
  sheet.paragraph('Thank you for your prompt attention to this matter.', { ...body, after: 14 });
  sheet.text(306, sheet.y - 15, 'Very truly yours,', { size: 11.5 }).skip(22);
  signatureBlock(
    sheet,
    {
      name: 'Casey Fictive',
      office: ['Special Agent, Badge 4471', 'Cyber Unit, Northern District of Example'],
      seed: 81,
    },
    306,
    200,
  );
  sheet.skip(26);
  sheet.paragraph('Enclosures:', { size: 10.5, after: 2 });
  for (const line of [
    'Search and seizure warrant, Case No. 2:26-mj-00417 with Attachments A and B (4 pages)',
    'Order of nondisclosure, Case No. 2:26-mj-00417 (1 page)',
  ]) {
    sheet.item('–', line, { size: 10.5, left: 100, hang: 14, after: 2 });
  }
  sheet.skip(10);
  sheet.paragraph('cc:  Robin Specimen, Assistant United States Attorney', { size: 10.5 });
}

/** The agency's letter (3 pages): it asks for more than the warrant that it encloses orders. */
export function addLetter(doc: PDFDocument, fonts: Fonts): void {
  firstPage(new Sheet(doc, fonts, { left: 82, right: 82 }));
  secondPage(continuation(doc, fonts, 2));
  thirdPage(continuation(doc, fonts, 3));
}
