import { elements, verdicts } from '../legal-basis.ts';
import { editionName, ruleId, verifications } from '../guidelines/guideline.ts';
import { day, id, line, sha256 } from '../primitives.ts';
import {
  integer,
  list,
  literal,
  nullable,
  object,
  oneOf,
  optional,
  pattern,
  text,
  type Of,
} from '../shape.ts';
import { letterKinds, noticeGrounds } from './letter-kinds.ts';

/** A language with its region, by which numbers and dates are written: `en-US`. */
export const locale = pattern(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'a locale such as en-US');

/** A letter as it is sent. `body` is text with the few marks of docs/formats/letters.md. */
export const letterText = object({
  kind: oneOf(letterKinds),
  locale,
  date: day,
  addressee: text(2000, 1),
  reference: line,
  subject: line,
  body: text(60_000, 1),
});
export type LetterText = Of<typeof letterText>;

/**
 * What a letter rests on: findings with the reading that they had and the entry that gave it, searches in vain, decisions,
 * and rules by their edition. A finding's note is work product and stays out of it.
 */
export const letterRests = object({
  findings: list(
    object({
      finding: id,
      entry: sha256,
      reading: object({
        element: oneOf(elements.ids),
        verdict: oneOf(verdicts.ids),
        demands: optional(list(id, 1000, 1)),
      }),
    }),
    1000,
  ),
  /** What was not found, the entries by which every page was searched for it, and of what it is told: absent, of all. */
  searches: optional(
    list(
      object({
        element: oneOf(elements.ids),
        entries: list(sha256, 1000),
        demands: optional(list(id, 1000, 1)),
      }),
      100,
    ),
  ),
  decisions: list(sha256, 1000),
  rules: list(
    object({
      profile: ruleId,
      edition: editionName,
      rule: ruleId,
      version: integer(1, 1_000_000),
      /** What it said then, by which a change is known that left the version as it was. */
      cited: optional(object({ text: text(2000, 1), source: text(500, 1), verified: oneOf(verifications) })),
    }),
    1000,
  ),
});
export type LetterRests = Of<typeof letterRests>;

const reason = text(20_000, 1);

export const letterEvents = {
  /** `replaces` names an earlier letter that is corrected by this one. */
  'letter-finished': object({
    type: literal('letter-finished'),
    letter: id,
    text: letterText,
    rests: letterRests,
    replaces: nullable(id),
  }),
  /** What it rests on changed, and a person holds that it stands all the same. */
  'letter-upheld': object({ type: literal('letter-upheld'), letter: id, rests: letterRests, reason }),
  /** The user is not to be told, on this ground. */
  'notice-barred': object({ type: literal('notice-barred'), ground: oneOf(noticeGrounds), reason }),
  /** That ground no longer holds. */
  'notice-released': object({ type: literal('notice-released'), ground: oneOf(noticeGrounds), reason }),
};
