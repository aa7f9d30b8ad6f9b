import { Failure } from '../failure.ts';
import { dataCategories, processes, reportCategories } from '../legal-basis.ts';
import { country, day, line, moment, type Moment } from '../primitives.ts';
import { blankRequest } from '../requests/commands.ts';
import { nondisclosure, type DemandTerms, type RequestRecord } from '../requests/events.ts';
import { boolean, list, nullable, object, oneOf, optional, parse, text } from '../shape.ts';

const demandInFile = object({
  data: oneOf(dataCategories.ids),
  identifiers: optional(list(text(500, 1), 10_000)),
  from: optional(nullable(day)),
  to: optional(nullable(day)),
});

const caseFile = object({
  reference: optional(line),
  agency: optional(line),
  country: optional(nullable(country)),
  requester: optional(nullable(oneOf(['government', 'private']))),
  process: optional(nullable(oneOf(processes.ids))),
  category: optional(nullable(oneOf(reportCategories.ids))),
  received: optional(nullable(text(64))),
  due: optional(nullable(text(64))),
  emergency: optional(boolean),
  nondisclosure: optional(nullable(nondisclosure)),
  demands: optional(list(demandInFile, 1000)),
});

/** What a case file (`redrope add --new-case`) says; a time without an offset is meant in `zone`'s UTC. */
export function readCaseFile(json: string): { request: RequestRecord; demands: readonly DemandTerms[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Failure('invalid-input', 'The case file is not JSON.');
  }
  const { demands = [], received, due, ...given } = parse(caseFile, value);
  return {
    request: {
      ...blankRequest,
      ...given,
      received: readMoment(received, 'received'),
      due: readMoment(due, 'due'),
    },
    demands: demands.map(({ data, identifiers = [], from = null, to = null }) => ({
      data,
      identifiers,
      from,
      to,
    })),
  };
}

const isoTime = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** An ISO 8601 day or time; without an offset it is UTC. A day alone is its beginning. */
function readMoment(written: string | null | undefined, field: string): Moment | null {
  if (written === null || written === undefined || written === '') return null;
  const match = isoTime.exec(written);
  if (match === null) {
    throw new Failure(
      'invalid-input',
      `${field} must be a day or time of ISO 8601 such as 2026-11-20T16:12:00-05:00.`,
    );
  }
  const [, date, offset] = match;
  // Date would read 30 February as 2 March.
  parse(object({ [field]: day }), { [field]: date });
  const time = new Date(written.length === 10 || offset !== undefined ? written : `${written}Z`);
  if (Number.isNaN(time.getTime()))
    throw new Failure('invalid-input', `${field} is a time that does not exist.`);
  const zone = offset === undefined || offset === 'Z' ? 'UTC' : offset;
  return parse(object({ [field]: moment }), { [field]: { at: time.toISOString(), zone } })[field] ?? null;
}
