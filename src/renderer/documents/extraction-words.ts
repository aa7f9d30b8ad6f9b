import { counted } from '../../core/cases/summary.ts';
import type { Extraction } from '../../ipc/views.ts';

/** What there is to say of the reading of a document; null where all is as one expects. */
export function extractionInWords(extraction: Extraction): string | null {
  switch (extraction.state) {
    case 'waiting':
      return 'Waits to be read';
    case 'reading':
      return `Reading page ${String(Math.min(extraction.done + 1, extraction.pages))} of ${String(extraction.pages)}`;
    case 'read':
      return readInWords(extraction);
    case 'password-needed':
      return 'Needs a password';
    case 'cancelled':
      return 'Its text was not read to the end, so it is not searched. The pages can be read and marked.';
    case 'failed':
      return extraction.why;
  }
}

function readInWords({ unreadPages, imageOnlyPages }: Extract<Extraction, { state: 'read' }>): string | null {
  const scans =
    imageOnlyPages === 0
      ? []
      : [
          `${counted(imageOnlyPages, 'page')} without text (${imageOnlyPages === 1 ? 'a scan' : 'scans'}): mark by a box`,
        ];
  const unread =
    unreadPages.length === 0
      ? []
      : [
          unreadPages.length === 1
            ? `Page ${String(unreadPages[0])} could not be read`
            : `${String(unreadPages.length)} pages could not be read: ${unreadPages.slice(0, 8).join(', ')}${unreadPages.length > 8 ? '…' : ''}`,
        ];
  const words = [...scans, ...unread];
  return words.length === 0 ? null : words.join('. ');
}
