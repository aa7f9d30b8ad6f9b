import { id, paragraph } from '../primitives.ts';
import { literal, object, oneOf, text, type Of } from '../shape.ts';

/**
 * What the other case is to this one: the preservation of what is demanded here, the process that followed this one, the
 * same request once more, or the preservation that this one extends.
 */
export const linkKind = oneOf(['preservation', 'follow-up', 'repeat', 'extends']);
export type LinkKind = Of<typeof linkKind>;
/** The kinds that a person may say of any two cases; what extends what is recognised. */
export const freeLinkKind = oneOf(['preservation', 'follow-up', 'repeat']);

const reason = text(20_000, 1);

export const caseEvents = {
  /** Links to another case, of this vault or not; again with another kind replaces the kind. */
  'case-linked': object({ type: literal('case-linked'), case: id, kind: linkKind }),
  'case-unlinked': object({ type: literal('case-unlinked'), case: id, reason }),
  /** The decisions were told to whoever requests. */
  'case-responded': object({ type: literal('case-responded'), note: paragraph }),
  'case-closed': object({ type: literal('case-closed'), reason }),
  /** Whoever requested took the request back. */
  'case-withdrawn': object({ type: literal('case-withdrawn'), reason }),
  'case-reopened': object({ type: literal('case-reopened'), reason }),
};
