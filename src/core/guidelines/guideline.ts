import {
  absences,
  dataCategories,
  dispositions,
  elements,
  objections,
  processes,
  reasons,
  type ReasonId,
} from '../legal-basis.ts';
import { country, day } from '../primitives.ts';
import {
  boolean,
  integer,
  list,
  literal,
  nullable,
  object,
  oneOf,
  optional,
  pattern,
  tagged,
  text,
  type Of,
} from '../shape.ts';
import { choice } from './choice.ts';

/**
 * Guidelines are data: the form of one profile (docs/formats/guidelines.md). What the shapes cannot say (ids that are
 * used twice, days in the wrong order) `readProfile` checks.
 */
export const formatName = 'redrope-guidelines-1';

/** How far a rule was checked against its source; `memory` shows as unverified. From the strongest to the weakest. */
export const verifications = ['text', 'excerpt', 'secondary', 'memory'] as const;
export type Verification = (typeof verifications)[number];

export const ruleId = pattern(
  /^[a-z0-9][a-z0-9-]{0,79}$/,
  'an id of lower-case letters, digits and hyphens, at most 80',
);
export const editionName = pattern(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/, 'an edition such as 2026-11');
export const requesters = ['government', 'private'] as const;

/** For whom a profile or a rule is meant; what is left out is not asked. */
const scope = object({
  countries: optional(choice(country)),
  requesters: optional(list(oneOf(requesters), requesters.length, 1)),
  processes: optional(choice(oneOf(processes.ids))),
});
export type Scope = Of<typeof scope>;

const someData = list(oneOf(dataCategories.ids), dataCategories.ids.length, 1);
const someProcesses = list(oneOf(processes.ids), processes.ids.length, 1);

/** A length of time by one unit; see core/clocks/add-duration.ts for how each is counted. */
const duration = object({
  minutes: optional(integer(1, 1_000_000)),
  hours: optional(integer(1, 100_000)),
  days: optional(integer(1, 36_500)),
  months: optional(integer(1, 1200)),
});
export type DurationRecord = Of<typeof duration>;

/** Moments of a case from which a clock can run. */
export const clockFacts = [
  'received',
  'served',
  'issued',
  'due',
  'interception-began',
  'notice-delayed',
  'review-notified',
  'reporting-period-ended',
  'emergency-released',
] as const;
export type ClockFact = (typeof clockFacts)[number];

const clockEnd = tagged({
  /** A duration after the start, or the moment `notAfter` if that is earlier. */
  after: object({
    type: literal('after'),
    duration,
    notAfter: optional(oneOf(clockFacts)),
    /** `times` null: as often as it is granted. */
    renewals: optional(object({ times: nullable(integer(1, 1000)), duration })),
  }),
  /** The instrument says when; `longestDays` is the length from which it is flagged. */
  instrument: object({
    type: literal('instrument'),
    field: oneOf(['due', 'nondisclosure-until']),
    longestDays: optional(integer(1, 36_500)),
  }),
  /** At once, without a number. */
  promptly: object({ type: literal('promptly') }),
});

const base = {
  id: ruleId,
  /** What the rule says, in plain words. */
  text: text(2000, 1),
  /** Statute, guideline or other authority, as one cites it. */
  source: text(500, 1),
  verified: oneOf(verifications),
  /** In a profile of law: what providers report that they do, which no text of the law says. */
  basis: optional(literal('practice')),
  version: integer(1, 1_000_000),
  /** First and last day on which it holds; null: no such limit is known. */
  effectiveFrom: nullable(day),
  effectiveTo: nullable(day),
  scope: optional(scope),
};

export const availabilities = ['never-compellable', 'not-held', 'voluntary', 'prohibited'] as const;

export const factTopics = ['serving', 'emergencies', 'preservation', 'retention', 'notice'] as const;

export const rule = tagged({
  /** The least process that reaches a category of data, and every process that does. */
  'minimum-process': object({
    type: literal('minimum-process'),
    ...base,
    data: someData,
    minimum: oneOf(processes.ids),
    accepted: someProcesses,
    /** Elements that have to be supported before the process suffices. */
    needs: optional(list(oneOf(elements.ids), 20, 1)),
    /** The fields that it reaches, where the source lists them. */
    fields: optional(list(text(200, 1), 50, 1)),
    /** Of what these processes demand only this lesser category is given: the narrower set to offer. */
    gives: optional(object({ processes: choice(oneOf(processes.ids)), data: oneOf(dataCategories.ids) })),
  }),
  /** A company's category of data belongs to a class that the law names. */
  class: object({ type: literal('class'), ...base, data: someData, as: oneOf(dataCategories.ids) }),
  /** No process reaches it, or none is needed. */
  availability: object({
    type: literal('availability'),
    ...base,
    data: someData,
    processes: optional(choice(oneOf(processes.ids))),
    availability: oneOf(availabilities),
    /** Of what is voluntary: elements that have to be supported before it may be given at all. */
    needs: optional(list(oneOf(elements.ids), 20, 1)),
    reason: nullable(oneOf(reasons.ids)),
  }),
  /** What a process must show. `order` is the order of reading. */
  element: object({
    type: literal('element'),
    ...base,
    element: oneOf(elements.ids),
    processes: optional(choice(oneOf(processes.ids))),
    data: optional(someData),
    when: oneOf(['always', 'nondisclosure', 'emergency']),
    required: boolean,
    order: integer(0, 100_000),
  }),
  /** The reason that follows from a failure, and what it usually leads to. */
  objection: object({
    type: literal('objection'),
    ...base,
    when: tagged({
      element: object({ type: literal('element'), element: oneOf(elements.ids) }),
      insufficient: object({
        type: literal('insufficient'),
        data: optional(someData),
        processes: optional(choice(oneOf(processes.ids))),
      }),
      /** Follows from nothing that the app can see; counsel may raise it. */
      ground: object({
        type: literal('ground'),
        data: optional(someData),
        processes: optional(choice(oneOf(processes.ids))),
      }),
    }),
    reason: oneOf(reasons.ids),
    proposes: oneOf(dispositions.ids),
  }),
  /** Where the process does not reach `data`, what it may reach instead; the widest first. */
  narrower: object({ type: literal('narrower'), ...base, data: someData, to: someData }),
  clock: object({
    type: literal('clock'),
    ...base,
    label: text(120, 1),
    processes: optional(choice(oneOf(processes.ids))),
    /** It runs where any of it is demanded; left out: whatever is demanded. */
    data: optional(someData),
    when: optional(object({ emergency: optional(boolean), raised: optional(oneOf(reasons.ids)) })),
    /** The earliest of the facts that are known, each some days on; `otherwise` if none is. */
    start: object({
      earliestOf: list(object({ fact: oneOf(clockFacts), plusDays: integer(0, 3660) }), clockFacts.length, 1),
      otherwise: optional(oneOf(clockFacts)),
    }),
    end: clockEnd,
    effect: text(500, 1),
  }),
  /** Decisions on such requests want the approval of a second reviewer before the response. */
  'second-review': object({
    type: literal('second-review'),
    ...base,
    /** Where any of it is demanded; left out: whatever is demanded. */
    data: optional(someData),
    when: oneOf(['always', 'emergency']),
  }),
  /** For how long records of a kind exist at all. */
  retention: object({ type: literal('retention'), ...base, data: someData, keeps: duration }),
  /** What an instrument is called in the countries of the rule's scope. */
  'instrument-name': object({
    type: literal('instrument-name'),
    ...base,
    process: oneOf(processes.ids),
    names: list(text(120, 1), 20, 1),
  }),
  /** What a category of data is, in the words of the handbook. */
  description: object({ type: literal('description'), ...base, describes: oneOf(dataCategories.ids) }),
  /** Something to know, for the handbook and the reviewer; it decides nothing. `topic` says in which chapter. */
  fact: object({ type: literal('fact'), ...base, topic: optional(oneOf(factTopics)) }),
});
export type Rule = Of<typeof rule>;
export type RuleType = Rule['type'];
export type RuleOf<T extends RuleType> = Extract<Rule, { type: T }>;

export const profile = object({
  format: literal(formatName),
  id: ruleId,
  title: text(200, 1),
  edition: editionName,
  /** A policy may only be stricter than the law; where both speak, both have to be met. */
  basis: oneOf(['law', 'policy']),
  /** Profiles that hold along with this one, each within its own scope. */
  extends: list(ruleId, 50),
  scope,
  rules: list(rule, 5000),
});
export type Profile = Of<typeof profile>;

/** Whether a reason is no objection but says that there is nothing to produce. */
export function isAbsence(reason: ReasonId): boolean {
  return Object.hasOwn(absences.labels, reason) && !Object.hasOwn(objections.labels, reason);
}
