import { documentRoles } from '../legal-basis.ts';
import { ids, sha256 } from '../primitives.ts';
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
  /** The document is a later version of the one that it amends; findings on words that changed are stale. */
  'document-amended': object({
    type: literal('document-amended'),
    document: sha256,
    amends: sha256,
    stale: ids,
  }),
};
