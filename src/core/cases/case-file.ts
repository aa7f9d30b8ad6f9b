import { isKnownZone, offsetAt } from '../clocks/zoned-time.ts';
import { Failure } from '../failure.ts';
import { dataCategories, processes, reportCategories } from '../legal-basis.ts';
import { country, day, line, moment, type Moment } from '../primitives.ts';
import { blankRequest } from '../requests/commands.ts';
import type { DemandTerms, RequestRecord } from '../requests/events.ts';
import { boolean, list, nullable, object, oneOf, optional, parse, text, type Shape } from '../shape.ts';

const demandInFile = object({
  data: oneOf(dataCategories.ids),
  identifiers: optional(list(text(500, 1), 10_000)),
  from: optional(nullable(day)),
  to: optional(nullable(day)),
});

/** As a person writes it, or as the JSON of `show` has it. */
const writtenMoment: Shape<string | Moment> = (value, path) =>
  (typeof value === 'object' ? moment : text(64))(value, path);

const silence = object({
  authority: optional(line),
  until: optional(nullable(writtenMoment)),
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
  nondisclosure: optional(nullable(silence)),
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
  const { demands = [], received, due, nondisclosure = null, ...given } = parse(caseFile, value);
  return {
    request: {
      ...blankRequest,
      ...given,
      received: readMoment(received, 'received'),
      due: readMoment(due, 'due'),
      nondisclosure: nondisclosure && {
        authority: nondisclosure.authority ?? '',
        until: readEnd(nondisclosure.until),
      },
    },
    demands: demands.map(({ data, identifiers = [], from = null, to = null }) => ({
      data,
      identifiers,
      from,
      to,
    })),
  };
}

/** When silence ends. A day alone is refused: taken for its beginning it would let people speak a day too early. */
function readEnd(written: string | Moment | null | undefined): Moment | null {
  if (typeof written === 'object') return written;
  const field = 'nondisclosure.until';
  if (written !== undefined && /^\d{4}-\d\d-\d\d$/.test(written)) {
    throw new Failure(
      'invalid-input',
      `${field} must say the time at which the silence ends, too, such as ${written}T23:59:00-05:00.`,
    );
  }
  return readMoment(written, field);
}

const isoTime = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/;
/** RFC 9557: a time with its offset, and the zone by whose clocks what follows from it is counted. */
const zonedTime = /^(.+[+-]\d\d:\d\d)\[([^\]]+)\]$/;

/** An ISO 8601 day or time, a time with a zone behind it; without an offset it is UTC. A day alone is its beginning. */
function readMoment(written: string | null | undefined, field: string): Moment | null {
  if (written === null || written === undefined || written === '') return null;
  const zoned = zonedTime.exec(written);
  if (zoned !== null) return inZone(readMoment(zoned[1], field), zoned[2] ?? '', field);
  const match = isoTime.exec(written);
  if (match === null) {
    throw new Failure(
      'invalid-input',
      `${field} must be a day or time of ISO 8601 such as 2026-11-20T16:12:00-05:00, or with its zone: 2026-11-20T16:12:00-05:00[America/New_York].`,
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

/** The same moment, meant in a zone whose clocks showed that offset then. */
function inZone(read: Moment | null, zone: string, field: string): Moment | null {
  if (read === null) return null;
  if (!isKnownZone(zone) || zone.startsWith('+') || zone.startsWith('-')) {
    throw new Failure('invalid-input', `${field} names the time zone ${zone}, which is not known here.`);
  }
  const instant = Date.parse(read.at);
  if (offsetAt(zone, instant) !== offsetAt(read.zone, instant)) {
    throw new Failure(
      'invalid-input',
      `${field} has the offset ${read.zone}, which ${zone} does not have at that time.`,
    );
  }
  return parse(object({ [field]: moment }), { [field]: { at: read.at, zone } })[field] ?? null;
}
