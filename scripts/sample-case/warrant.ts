import type { PDFDocument } from '@cantoo/pdf-lib';
import { districtSeal, filingStrip, signatureBlock } from './court.ts';
import { drawSeal } from './seal.ts';
import type { Fonts } from './set-lines.ts';
import { Sheet } from './sheet.ts';

const body = { size: 12, leading: 16.8, after: 10, justify: true } as const;
const blank = { size: 10.5, leading: 13 } as const;

function formHead(sheet: Sheet, page: string): void {
  filingStrip(sheet, '2', page);
  const note = { face: 'sans', size: 7 } as const;
  sheet.text(sheet.left, 752, 'EX 93 (Rev. 01/26) Search and Seizure Warrant', note);
  if (!page.startsWith('1'))
    sheet.text(sheet.right, 752, `Page ${page.split(' ')[0]}`, { ...note, align: 'right' });
  sheet.rule(sheet.left, 747, sheet.right, 747, { width: 1.2 });
}

function caption(sheet: Sheet): void {
  drawSeal(sheet, districtSeal, 108, 704, 32);
  sheet.y = 738;
  sheet.center('UNITED STATES DISTRICT COURT', { face: 'serif-bold', size: 18, after: 2 });
  sheet.center('for the', { size: 10.5 });
  sheet.center('Northern District of Example', { size: 12.5, after: 20 });
  const top = sheet.y;
  sheet.paragraph('In the Matter of the Search of', { size: 11, after: 1 });
  sheet.paragraph('~~(describe the property to be searched)~~', { size: 8.5, after: 5 });
  sheet.paragraph(
    'INFORMATION ASSOCIATED WITH\nj.doe@example.com\nTHAT IS STORED AT PREMISES CONTROLLED BY EXAMPLE CLOUD, INC.',
    {
      face: 'serif-bold',
      size: 10,
      leading: 12.8,
      left: sheet.left + 8,
      right: 298,
    },
  );
  for (let y = top - 12; y > sheet.y; y -= 12.5) sheet.text(304, y, ')', { size: 12 });
  sheet.text(330, top - 46, 'Case No.', { size: 11 });
  sheet.text(382, top - 45, '2:26-mj-00417', { face: 'serif-bold', size: 12 });
  sheet.rule(378, top - 49, 520, top - 49);
}

function command(sheet: Sheet): void {
  sheet.skip(10);
  sheet.center('SEARCH AND SEIZURE WARRANT', { face: 'serif-bold', size: 15, after: 8 });
  sheet.item('To:', 'Any authorized law enforcement officer', { ...body, justify: false });
  sheet.paragraph(
    'An application by a law enforcement officer requests the search of the account described in Attachment A. I find that the affidavit, and any recorded testimony, establish probable cause to search and seize the records described in Attachment B, and that such search will reveal evidence of a violation of 18 U.S.C. § 1030.',
    { ...body, indent: 28 },
  );
  sheet.paragraph(
    '**YOU ARE COMMANDED** to execute this warrant on or before **4 December 2026** ~~(not to exceed 14 days)~~.',
    { ...body, indent: 28, after: 3 },
  );
  const y = sheet.y - 14;
  sheet
    .check(sheet.left + 28, y, true)
    .text(sheet.left + 41, y + 0.5, 'in the daytime, 6:00 a.m. to 10:00 p.m.', { size: 10.5 });
  sheet.check(322, y, false).text(335, y + 0.5, 'at any time, good cause being shown', { size: 10.5 });
  sheet.skip(23);
  sheet.paragraph(
    'The provider shall disclose, for the account j.doe@example.com, all contents of all communications and all files stored at any time, together with subscriber and connection records for the period 1 June 2026 to 31 August 2026, as Attachment B sets out.',
    { ...body, indent: 28 },
  );
  sheet.paragraph(
    'Pursuant to 18 U.S.C. § 2705(b) the provider shall not notify any person of the existence of this warrant until further order of the Court.',
    { ...body, indent: 28 },
  );
  sheet.paragraph(
    'The officer executing this warrant must prepare an inventory as required by law and promptly return this warrant and the inventory to the undersigned Magistrate Judge.',
    { ...body, indent: 28 },
  );
}

function issue(sheet: Sheet): void {
  sheet.skip(10);
  const top = sheet.y - 30;
  sheet.text(sheet.left, top, 'Date and time issued:', { size: 11 });
  sheet.text(176, top, '20 November 2026, 2:35 p.m.', { face: 'serif-bold', size: 11 });
  sheet.rule(172, top - 4, 318, top - 4);
  sheet.text(sheet.left, top - 42, 'City and State:', { size: 11 });
  sheet.text(176, top - 42, 'Port Sample, Example', { face: 'serif-bold', size: 11 });
  sheet.rule(172, top - 46, 318, top - 46);
  sheet.skip(10);
  signatureBlock(
    sheet,
    { name: 'Hon. Marian T. Exemplar', office: ['United States Magistrate Judge'], seed: 12 },
    340,
    sheet.right - 340,
  );
}

function orderPage(sheet: Sheet): void {
  formHead(sheet, '2 of 4');
  sheet.y = 738;
  sheet.center('ORDER TO THE PROVIDER', { face: 'serif-bold', size: 13, after: 8 });
  const item = { ...body, size: 11.5, leading: 14.4, hang: 26, after: 7 } as const;
  sheet.item(
    '1.',
    'Within fourteen days of service Example Cloud, Inc. shall deliver the information described in Part I of Attachment B to the officer named in the return, by its legal process portal or by other secure electronic means.',
    item,
  );
  sheet.item(
    '2.',
    'The presence of an officer is not required for service or execution of this warrant. 18 U.S.C. § 2703(g).',
    item,
  );
  sheet.item(
    '3.',
    'The direction not to notify any person stands as written on the face of this warrant. The Court’s findings for it are set out in a separate order entered today.',
    item,
  );
  sheet.item(
    '4.',
    'A person other than the provider’s custodian may review the information only for the purpose of identifying the evidence described in Part II of Attachment B.',
    item,
  );
  sheet.skip(2);
  signatureBlock(
    sheet,
    { name: 'Hon. Marian T. Exemplar', office: ['United States Magistrate Judge'], seed: 12 },
    340,
    sheet.right - 340,
  );
  returnForm(sheet);
}

function returnForm(sheet: Sheet): void {
  const top = sheet.y - 8;
  const [left, right] = [sheet.left, sheet.right];
  const width = right - left;
  sheet.box(left, 78, width, top - 78, { line: 1 });
  sheet.text(306, top - 15, 'Return', { face: 'serif-bold', size: 12, align: 'center' });
  const row = top - 21;
  sheet.rule(left, row, right, row).rule(left, row - 40, right, row - 40);
  sheet.rule(left + 130, row, left + 130, row - 40).rule(left + 310, row, left + 310, row - 40);
  sheet
    .text(left + 5, row - 11, '~~Case No.:~~', { size: 9 })
    .text(left + 5, row - 28, '2:26-mj-00417', blank);
  sheet.text(left + 135, row - 11, '~~Date and time warrant executed:~~', { size: 9 });
  sheet.text(left + 315, row - 11, '~~Copy of warrant and inventory left with:~~', { size: 9 });
  sheet.text(left + 5, row - 51, '~~Inventory made in the presence of:~~', { size: 9 });
  sheet.rule(left, row - 68, right, row - 68);
  sheet.text(left + 5, row - 79, '~~Inventory of the property taken:~~', { size: 9 });
  sheet.rule(left, 160, right, 160);
  sheet.text(306, 146, 'Certification', { face: 'serif-bold', size: 11, align: 'center' });
  sheet.y = 142;
  sheet.paragraph(
    'I declare under penalty of perjury that this inventory is correct and was returned along with the original warrant to the designated judge.',
    {
      size: 9.5,
      left: left + 8,
      right: right - 8,
      after: 0,
    },
  );
  sheet.text(left + 8, 92, 'Date:', { size: 9.5 }).rule(left + 34, 90, left + 150, 90);
  sheet.rule(320, 98, right - 10, 98).text(320, 87, '~~Executing officer’s signature~~', { size: 8.5 });
}

function attachmentA(sheet: Sheet): void {
  filingStrip(sheet, '2', '3 of 4');
  sheet.center('ATTACHMENT A', { face: 'serif-bold', size: 14, after: 4 });
  sheet.center('Property to Be Searched', { face: 'serif-bold', size: 12, after: 22 });
  const wide = { size: 12, leading: 22, after: 8, justify: true, indent: 36 } as const;
  sheet.paragraph(
    'This warrant applies to information associated with the account **j.doe@example.com** that is stored at premises owned, maintained, controlled, or operated by Example Cloud, Inc., a company that accepts service of legal process at 100 Sample Way, Anytown, EX 00100.',
    wide,
  );
  sheet.paragraph(
    'It applies to no other account, and to no device, whether or not that account, or that device, was used together with the account named above.',
    wide,
  );
  sheet.text(306, 50, 'Attachment A – 1', { size: 10, align: 'center' });
}

function attachmentB(sheet: Sheet): void {
  filingStrip(sheet, '2', '4 of 4');
  sheet.center('ATTACHMENT B', { face: 'serif-bold', size: 14, after: 4 });
  sheet.center('Particular Things to Be Seized', { face: 'serif-bold', size: 12, after: 12 });
  const item = { size: 11.5, leading: 15.2, hang: 24, left: 90, after: 6, justify: true } as const;
  sheet.paragraph('**Part I.  Information to be disclosed by the Provider**', { ...body, after: 5 });
  sheet.paragraph(
    'For the account listed in Attachment A, to the extent that it is within the possession, custody, or control of the Provider:',
    body,
  );
  sheet.item(
    '(a)',
    'The contents of all e-mails, messages, files and backups stored in the account at any time, including drafts and the source and destination of each;',
    item,
  );
  sheet.item(
    '(b)',
    'Subscriber records for the period 1 June 2026 to 31 August 2026: names, addresses, telephone numbers, length and types of service, and means and source of payment, including any card number;',
    item,
  );
  sheet.item(
    '(c)',
    'Connection records for the period 1 June 2026 to 31 August 2026: log-in times, session durations, and the IP address from which each session came.',
    { ...item, after: 14 },
  );
  sheet.paragraph('**Part II.  Information to be seized by the Government**', { ...body, after: 5 });
  sheet.paragraph(
    'All information described in Part I that constitutes evidence of a violation of 18 U.S.C. § 1030, being the intrusion into the order system of the nursery named in the affidavit between 1 June 2026 and 31 August 2026, including:',
    body,
  );
  sheet.item(
    '(a)',
    'Communications about access to that system, its passwords, or its customers’ records;',
    item,
  );
  sheet.item('(b)', 'The demand for payment of 12 August 2026, and its preparation;', item);
  sheet.item('(c)', 'Evidence of who used the account at those times.', item);
  sheet.text(306, 50, 'Attachment B – 1', { size: 10, align: 'center' });
}

/** The search and seizure warrant: form, order and return, then Attachments A and B; four pages. */
export function addWarrant(doc: PDFDocument, fonts: Fonts): void {
  const first = new Sheet(doc, fonts);
  formHead(first, '1 of 4');
  caption(first);
  command(first);
  issue(first);
  orderPage(new Sheet(doc, fonts));
  attachmentA(new Sheet(doc, fonts, { top: 96 }));
  attachmentB(new Sheet(doc, fonts, { top: 84 }));
}
