import type { CaseDocument } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import type { PdfSource } from './pdf-source.ts';

/** A document of the vault, or its first `bytes` bytes, read by ranges. */
export function sourceOf({ sha256, bytes: size }: CaseDocument, bytes = size): PdfSource {
  return {
    bytes,
    read: (offset, length) =>
      call('documents.read', { document: sha256, offset, length: Math.min(length, bytes - offset) }),
    password: () => call('documents.password', { document: sha256 }),
  };
}

/** A copy of a document, which opens with the password of the document where it needs one. */
export function sourceOfCopy({ sha256 }: CaseDocument, bytes: Uint8Array): PdfSource {
  return {
    bytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
    password: () => call('documents.password', { document: sha256 }),
  };
}
