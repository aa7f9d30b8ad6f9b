import { Failure } from '../failure.ts';
import { parse } from '../shape.ts';
import { checkTexts } from './check-texts.ts';
import { jsonFault } from './json-fault.ts';
import { isAbsence, profile, type Profile, type Rule } from './guideline.ts';

/**
 * A profile from the text of its file. Throws a Failure `invalid-input` that names the place of the first fault, such
 * as `rules[12].source`.
 */
export function readProfile(json: string): Profile {
  const bare = json.startsWith('\uFEFF') ? json.slice(1) : json;
  const found = jsonFault(bare);
  if (found !== null) {
    const { line, column, what } = found;
    throw new Failure(
      'invalid-input',
      `The guideline file is not JSON: line ${line}, column ${column} must be ${what}.`,
    );
  }
  const read = checkProfile(JSON.parse(bare));
  checkTexts(read);
  return read;
}

/** The same from a value that was parsed already. */
export function checkProfile(value: unknown): Profile {
  const read = parse(profile, value);
  checkNoRepeats('extends', read.extends);
  if (read.extends.includes(read.id)) fault(`extends[${read.extends.indexOf(read.id)}]`, 'another profile');
  const first = new Map<string, number>();
  read.rules.forEach((rule, index) => {
    const earlier = first.get(rule.id);
    if (earlier !== undefined) fault(`rules[${index}].id`, `an id of its own: rules[${earlier}] has it too`);
    first.set(rule.id, index);
    checkRule(rule, `rules[${index}]`);
  });
  return read;
}

function checkRule(rule: Rule, path: string): void {
  const { effectiveFrom, effectiveTo } = rule;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    fault(`${path}.effectiveTo`, `on or after effectiveFrom (${effectiveFrom})`);
  }
  if ('data' in rule && rule.data !== undefined) checkNoRepeats(`${path}.data`, rule.data);
  switch (rule.type) {
    case 'minimum-process':
      checkNoRepeats(`${path}.accepted`, rule.accepted);
      if (!rule.accepted.includes(rule.minimum)) {
        fault(`${path}.minimum`, 'one of the accepted processes');
      }
      return;
    case 'class':
      if (rule.data.includes(rule.as)) fault(`${path}.as`, 'another category than the data itself');
      return;
    case 'availability':
      if (rule.availability === 'not-held' && (rule.reason === null || !isAbsence(rule.reason))) {
        fault(`${path}.reason`, 'a reason why there is nothing to produce');
      }
      return;
    case 'objection':
      if (isAbsence(rule.reason) !== (rule.proposes === 'nothing-to-produce')) {
        fault(`${path}.proposes`, `what follows from the reason ${rule.reason}`);
      }
      if (rule.proposes === 'produce') fault(`${path}.proposes`, 'something other than produce');
      return;
    case 'narrower':
      if (rule.data.some((data) => rule.to.includes(data))) {
        fault(`${path}.to`, 'other categories than the data itself');
      }
      return;
    case 'clock':
      if (rule.end.type !== 'after') return;
      checkOneUnit(rule.end.duration, `${path}.end.duration`);
      if (rule.end.renewals !== undefined) {
        checkOneUnit(rule.end.renewals.duration, `${path}.end.renewals.duration`);
      }
      return;
    case 'retention':
      checkOneUnit(rule.keeps, `${path}.keeps`);
      return;
    case 'element':
    case 'instrument-name':
    case 'description':
    case 'second-review':
    case 'fact':
      return;
  }
}

function checkOneUnit(duration: object, path: string): void {
  if (Object.keys(duration).length !== 1) fault(path, 'one of minutes, hours, days or months');
}

function checkNoRepeats(path: string, values: readonly string[]): void {
  const index = values.findIndex((value, position) => values.indexOf(value) !== position);
  if (index >= 0) fault(`${path}[${index}]`, 'named once only');
}

function fault(path: string, expected: string): never {
  throw new Failure('invalid-input', `${path} must be ${expected}.`);
}
