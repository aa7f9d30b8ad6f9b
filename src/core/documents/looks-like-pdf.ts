/** Bytes of a file's beginning that say whether it is a PDF. */
export const HEADER_BYTES = 1024;

/**
 * Whether a file that begins so is taken for a PDF, in the vault and in the window alike. ISO 32000-1, annex H,
 * implementation note 13: readers accept the header anywhere in the first 1,024 bytes.
 */
export function looksLikePdf(start: Uint8Array): boolean {
  return String.fromCharCode(...start.subarray(0, HEADER_BYTES)).includes('%PDF-');
}
