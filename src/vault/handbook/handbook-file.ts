import type { Handbook } from '../../core/handbook/handbook.ts';
import { handbookHtml } from '../../core/handbook/handbook-html.ts';

export const handbookFormats = ['pdf', 'html'] as const;
export type HandbookFormat = (typeof handbookFormats)[number];

/** A handbook as the bytes of a file, made at `at` (UTC). */
export async function handbookFile(
  handbook: Handbook,
  format: HandbookFormat,
  at: string,
): Promise<Uint8Array> {
  if (format === 'html') return Buffer.from(handbookHtml(handbook));
  return (await import('./handbook-pdf.ts')).handbookPdf(handbook, at);
}
