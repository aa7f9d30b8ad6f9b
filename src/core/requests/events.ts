import { dataCategories, processes, reportCategories } from '../legal-basis.ts';
import { country, day, id, line, moment, sha256 } from '../primitives.ts';
import { docketSource } from '../reports/docket-source.ts';
import { boolean, list, literal, nullable, object, oneOf, optional, text, type Of } from '../shape.ts';

/** By what a nondisclosure duty rests, and until when; `until: null` means without an end date. */
export const nondisclosure = object({ authority: line, until: nullable(moment) });

const fields = {
  /** The reference that the company gave it, such as `24-SW-0417`. */
  reference: line,
  agency: line,
  country: nullable(country),
  requester: nullable(oneOf(['government', 'private'])),
  process: nullable(oneOf(processes.ids)),
  /** The category it is reported under. */
  category: nullable(oneOf(reportCategories.ids)),
  received: nullable(moment),
  due: nullable(moment),
  emergency: boolean,
  nondisclosure: nullable(nondisclosure),
};

/** What the request is: the fields of its record. */
export const requestRecord = object(fields);
export type RequestRecord = Of<typeof requestRecord>;

export const requestChanges = object({
  reference: optional(fields.reference),
  agency: optional(fields.agency),
  country: optional(fields.country),
  requester: optional(fields.requester),
  process: optional(fields.process),
  category: optional(fields.category),
  received: optional(fields.received),
  due: optional(fields.due),
  emergency: optional(fields.emergency),
  nondisclosure: optional(fields.nondisclosure),
});
export type RequestChanges = Of<typeof requestChanges>;

/** One thing demanded: which data, of which accounts, of which days. `from`/`to` null: the demand names none. */
export const demandTerms = object({
  data: oneOf(dataCategories.ids),
  identifiers: list(text(500, 1), 10_000),
  from: nullable(day),
  to: nullable(day),
});
export type DemandTerms = Of<typeof demandTerms>;

/** A document in which a demand stands, and the finding that shows the place, where there is one. */
export const demandPlace = object({ document: sha256, finding: nullable(id) });
export type DemandPlace = Of<typeof demandPlace>;

export const requestEvents = {
  'case-opened': object({ type: literal('case-opened'), request: requestRecord }),
  'request-changed': object({
    type: literal('request-changed'),
    changes: requestChanges,
    /** The row of a docket that said so; its `region` and `process` go with `country` and `process` in `changes`. */
    docket: optional(object(docketSource)),
  }),
  'demand-added': object({ type: literal('demand-added'), demand: id, terms: demandTerms }),
  'demand-changed': object({ type: literal('demand-changed'), demand: id, terms: demandTerms }),
  'demand-withdrawn': object({ type: literal('demand-withdrawn'), demand: id, reason: line }),
  /** Where the demand stands, in place of what was said before. */
  'demand-located': object({
    type: literal('demand-located'),
    demand: id,
    places: list(demandPlace, 100),
  }),
  /** Only what came with the signed instrument asks for it, such as a cover sheet: it needs no decision. */
  'demand-disregarded': object({ type: literal('demand-disregarded'), demand: id, reason: text(20_000, 1) }),
  /** The disregarding is taken back: the demand stands again. */
  'demand-restored': object({ type: literal('demand-restored'), demand: id, reason: text(20_000, 1) }),
};
