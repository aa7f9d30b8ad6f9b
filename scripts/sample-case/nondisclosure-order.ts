import type { PDFDocument } from '@cantoo/pdf-lib';
import { filingStrip, signatureBlock, stampBlue } from './court.ts';
import { drawStamp } from './pen.ts';
import type { Fonts } from './set-lines.ts';
import { Sheet } from './sheet.ts';

const body = { size: 12, leading: 20.5, after: 8, justify: true, indent: 30 } as const;

function caption(sheet: Sheet): void {
  sheet.y = 724;
  sheet.center('IN THE UNITED STATES DISTRICT COURT', { face: 'serif-bold', size: 12.5 });
  sheet.center('FOR THE NORTHERN DISTRICT OF EXAMPLE', { face: 'serif-bold', size: 12.5, after: 14 });
  const top = sheet.y;
  sheet.paragraph(
    'IN THE MATTER OF THE SEARCH OF INFORMATION ASSOCIATED WITH j.doe@example.com STORED AT PREMISES CONTROLLED BY EXAMPLE CLOUD, INC.',
    {
      size: 11.5,
      leading: 15,
      right: 296,
      after: 10,
    },
  );
  sheet.rule(306, top, 306, sheet.y, { width: 1.2 }).rule(sheet.left, sheet.y, 306, sheet.y, { width: 1.2 });
  sheet.text(322, top - 15, 'Case No. 2:26-mj-00417', { size: 12 });
  sheet.text(322, top - 40, 'ORDER OF NONDISCLOSURE', { face: 'serif-bold', size: 12 });
  sheet.text(322, top - 56, '18 U.S.C. § 2705(b)', { size: 12 });
  drawStamp(sheet, ['FILED', '20 NOV 2026', 'CLERK, N.D. EXAMPLE'], 470, 112, -3, stampBlue);
  sheet.skip(12);
}

/** The separate one-page order that forbids notice to the subscriber, with a finding but without an end date. */
export function addNondisclosureOrder(doc: PDFDocument, fonts: Fonts): void {
  const sheet = new Sheet(doc, fonts);
  filingStrip(sheet, '3', '1 of 1');
  caption(sheet);
  sheet.paragraph(
    'The United States has moved under 18 U.S.C. § 2705(b) for an order directing Example Cloud, Inc., a provider of electronic communication and remote computing services, not to notify any person of the existence of the search warrant issued in this matter on 20 November 2026.',
    body,
  );
  sheet.paragraph(
    'The Court finds reason to believe that notification of the existence of the warrant will result in destruction of or tampering with evidence and in flight from prosecution. 18 U.S.C. § 2705(b)(2), (3).',
    body,
  );
  sheet.paragraph(
    '**IT IS THEREFORE ORDERED** that Example Cloud, Inc. shall not disclose the existence of the warrant, or of this Order, to the subscriber of the account or to any other person, until further order of the Court, except that it may disclose them to an attorney for the purpose of obtaining legal advice.',
    body,
  );
  sheet.paragraph(
    '**IT IS FURTHER ORDERED** that the motion and this Order are sealed until otherwise ordered by the Court.',
    body,
  );
  sheet.skip(10);
  sheet.text(sheet.left, sheet.y - 12, 'DATED: 20 November 2026', { size: 12 });
  signatureBlock(
    sheet,
    { name: 'Hon. Marian T. Exemplar', office: ['United States Magistrate Judge'], seed: 12 },
    330,
    sheet.right - 330,
  );
  sheet.text(sheet.left, 118, 'Presented by:', { size: 10 });
  sheet.text(sheet.left, 104, 'Robin Specimen, Assistant United States Attorney', { size: 10 });
  sheet.text(sheet.left, 91, 'Northern District of Example · (555) 555-0133', { size: 10 });
  sheet.rule(sheet.left, 62, sheet.right, 62, { width: 0.5 });
  sheet.text(306, 50, 'Order of Nondisclosure – Page 1 of 1', { size: 9, align: 'center' });
}
