import { line, moment, paragraph, sha256 } from '../primitives.ts';
import { demandTerms } from '../requests/events.ts';
import { boolean, integer, list, literal, nullable, object, oneOf, text, type Of } from '../shape.ts';

function closed<const T extends Readonly<Record<string, string>>>(labels: T) {
  return { ids: Object.keys(labels) as readonly (keyof T & string)[], labels };
}

/** Where a number that is called back comes from. The request itself is no such source. */
export const numberSources = closed({
  'official-directory': 'Official directory',
  'verified-contact': 'Contact that was verified earlier',
  'published-website': 'Published website of the agency',
  switchboard: 'Switchboard',
  other: 'Another source outside the request',
});
export type NumberSource = (typeof numberSources.ids)[number];

export const callOutcomes = closed({
  confirmed: 'Confirmed the request',
  denied: 'Denied the request',
  unclear: 'Left it open',
  'not-reached': 'Nobody was reached',
});

/** What the follow-up review of an emergency came to. */
export const reviewOutcomes = closed({
  justified: 'A real emergency, and no more was given than it needed',
  'too-wide': 'A real emergency, but more was given than it needed',
  unfounded: 'No emergency',
  forged: 'A forged request',
});
export type ReviewOutcome = (typeof reviewOutcomes.ids)[number];

const reason = text(20_000, 1);

/** The pages of a document with which a number was compared, and those that hold pictures or were not read. */
export const comparedDocument = object({
  document: sha256,
  read: integer(0, 1_000_000),
  /** Null where nobody could count the pages. */
  unread: nullable(integer(0, 1_000_000)),
});
export type ComparedDocument = Of<typeof comparedDocument>;

/** What a person says of a call back, but for where its number comes from. */
export const calledBack = {
  caller: text(500, 1),
  called: moment,
  number: text(60, 1),
  /** Which directory, which page, which earlier case. */
  sourceNote: text(500, 1),
  /** Who answered; empty where nobody did. */
  answeredBy: line,
  outcome: oneOf(callOutcomes.ids),
  note: paragraph,
};

/** What exactly is given in an emergency, on which decision, and why no more is needed. */
export const release = object({ decision: sha256, given: demandTerms, why: reason });
export type ReleaseTerms = Of<typeof release>;

export const emergencyEvents = {
  'call-back-recorded': object({
    type: literal('call-back-recorded'),
    ...calledBack,
    source: oneOf(numberSources.ids),
    /** With what the number was compared, so that it is none of the request's own. */
    compared: list(comparedDocument, 1000),
    /** A person compared the pages that hold pictures or were not read. */
    comparedByEye: boolean,
  }),
  'call-back-withdrawn': object({ type: literal('call-back-withdrawn'), callBack: sha256, reason }),
  /** One of the two releases, by different keys, without which no data is given in an emergency. */
  'release-signed': object({ type: literal('release-signed'), release }),
  'release-withdrawn': object({ type: literal('release-withdrawn'), release: sha256, reason }),
  /** The follow-up review of what was released by these entries. */
  'emergency-reviewed': object({
    type: literal('emergency-reviewed'),
    releases: list(sha256, 1000, 1),
    outcome: oneOf(reviewOutcomes.ids),
    note: reason,
  }),
};
