import type { PDFDocument } from '@cantoo/pdf-lib';
import { addEmergencyForm } from './emergency-form.ts';
import { addLetter } from './letter.ts';
import { addNondisclosureOrder } from './nondisclosure-order.ts';
import type { Description } from './sample-pdf.ts';
import { addScan } from './scan.ts';
import type { Fonts } from './set-lines.ts';
import { addCertificate, addSubpoena } from './subpoena.ts';
import { addWarrant } from './warrant.ts';

export interface Paper {
  readonly file: string;
  readonly about: Description;
  readonly fill: (doc: PDFDocument, fonts: Fonts, scan: Uint8Array) => void | Promise<void>;
}

/** Every paper of the sample cases, with what it says of itself in its metadata. */
export const papers: readonly Paper[] = [
  {
    file: '24-SW-0417-letter.pdf',
    about: {
      title: 'Letter to the custodian of records, 24-SW-0417',
      author: 'Cyber Unit, Northern District of Example',
      made: '2026-11-20T15:05:00-05:00',
    },
    fill: addLetter,
  },
  {
    file: '24-SW-0417-search-warrant.pdf',
    about: {
      title: 'Search and seizure warrant, 2:26-mj-00417',
      author: 'United States District Court, Northern District of Example',
      made: '2026-11-20T14:35:00-05:00',
    },
    fill: addWarrant,
  },
  {
    file: '24-SW-0417-nondisclosure-order.pdf',
    about: {
      title: 'Order of nondisclosure, 2:26-mj-00417',
      author: 'United States District Court, Northern District of Example',
      made: '2026-11-20T14:40:00-05:00',
    },
    fill: addNondisclosureOrder,
  },
  {
    file: 'SUB-7731-subpoena.pdf',
    about: {
      title: 'Subpoena duces tecum for trial, SUB-7731',
      author: 'Office of the State Attorney, Twelfth Circuit',
      made: '2026-11-16T10:20:00-05:00',
    },
    fill: addSubpoena,
  },
  {
    file: 'SUB-7731-records-certificate.pdf',
    about: {
      title: 'Certificate of records custodian, SUB-7731',
      author: 'Office of the State Attorney, Twelfth Circuit',
      made: '2026-11-16T10:25:00-05:00',
    },
    fill: addCertificate,
  },
  {
    file: 'EM-0092-emergency-request.pdf',
    about: {
      title: 'Emergency disclosure request EM-0092',
      author: 'Sample County Sheriff',
      made: '2026-11-21T21:44:00-05:00',
    },
    fill: async (doc, fonts, scan) => {
      addEmergencyForm(doc, fonts);
      await addScan(doc, scan);
    },
  },
];
