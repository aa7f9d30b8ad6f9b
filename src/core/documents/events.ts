import { documentRoles } from '../legal-basis.ts';
import { sha256 } from '../primitives.ts';
import { integer, literal, object, oneOf, text } from '../shape.ts';

/** The name a file came under; shown, never used as a path. */
export const documentName = text(255, 1);

/** A document is known by the SHA-256 of its bytes, which are kept as they came. */
export const documentEvents = {
  'document-added': object({
    type: literal('document-added'),
    document: sha256,
    name: documentName,
    bytes: integer(0, Number.MAX_SAFE_INTEGER),
    role: oneOf(documentRoles.ids),
  }),
  'document-described': object({
    type: literal('document-described'),
    document: sha256,
    name: documentName,
    role: oneOf(documentRoles.ids),
  }),
};
