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

function readInWords({ unreadPages }: Extract<Extraction, { state: 'read' }>): string | null {
  if (unreadPages.length === 0) return null;
  if (unreadPages.length === 1) return `Page ${String(unreadPages[0])} could not be read`;
  const named = `${unreadPages.slice(0, 8).join(', ')}${unreadPages.length > 8 ? '…' : ''}`;
  return `${String(unreadPages.length)} pages could not be read: ${named}`;
}
