import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { assembleGuidelines } from '../../../src/core/guidelines/guidelines.ts';
import { checkProfile, readProfile } from '../../../src/core/guidelines/read-profile.ts';
import { elements } from '../../../src/core/legal-basis.ts';
import { files, profileNamed, profiles } from './built-in.ts';

const rules = [
  {
    type: 'minimum-process',
    id: 'content',
    text: 'Content takes a warrant.',
    source: '18 USC 2703(a)',
    verified: 'text',
    version: 1,
    effectiveFrom: null,
    effectiveTo: null,
    data: ['stored-content'],
    minimum: 'search-warrant',
    accepted: ['search-warrant', 'consent'],
  },
  {
    type: 'element',
    id: 'signed',
    text: 'It is signed.',
    source: 'A guideline',
    verified: 'secondary',
    version: 1,
    effectiveFrom: '2020-01-01',
    effectiveTo: '2030-12-31',
    element: 'signed',
    when: 'always',
    required: true,
    order: 1,
  },
  {
    type: 'clock',
    id: 'clock',
    text: 'Ninety days.',
    source: 'A statute',
    verified: 'text',
    version: 1,
    effectiveFrom: null,
    effectiveTo: null,
    label: 'Preservation ends',
    start: { earliestOf: [{ fact: 'received', plusDays: 0 }] },
    end: { type: 'after', duration: { days: 90 } },
    effect: 'It ends.',
  },
  {
    type: 'objection',
    id: 'unsigned',
    text: 'Sent back.',
    source: 'A guideline',
    verified: 'secondary',
    version: 1,
    effectiveFrom: null,
    effectiveTo: null,
    when: { type: 'element', element: 'signed' },
    reason: 'unsigned',
    proposes: 'challenge',
  },
  {
    type: 'availability',
    id: 'no-location',
    text: 'Not held.',
    source: 'A guideline',
    verified: 'secondary',
    version: 1,
    effectiveFrom: null,
    effectiveTo: null,
    data: ['device-location'],
    availability: 'not-held',
    reason: 'data-not-held',
  },
];
const whole = {
  format: 'redrope-guidelines-1',
  id: 'own',
  title: 'Own rules',
  edition: '2026-11',
  basis: 'policy',
  extends: [],
  scope: {},
  rules,
};

function withRule(index: number, changes: object): object {
  return { ...whole, rules: rules.map((rule, at) => (at === index ? { ...rule, ...changes } : rule)) };
}

function without(index: number, field: string): object {
  return withRule(index, { [field]: undefined });
}

// What is wrong, the file, and the place that the message has to begin with.
const rejected: readonly (readonly [string, unknown, string])[] = [
  ['no object', 'text', 'The value'],
  ['a list', [], 'The value'],
  ['another format', { ...whole, format: 'redrope-guidelines-2' }, 'format'],
  ['no id', { ...whole, id: undefined }, 'id'],
  ['an id with a capital', { ...whole, id: 'Own' }, 'id'],
  ['an id that climbs', { ...whole, id: '../own' }, 'id'],
  ['an empty edition', { ...whole, edition: '' }, 'edition'],
  ['an unknown basis', { ...whole, basis: 'custom' }, 'basis'],
  ['an unknown field', { ...whole, colour: 'red' }, 'colour'],
  ['extends itself', { ...whole, extends: ['own'] }, 'extends[0]'],
  ['extends one twice', { ...whole, extends: ['a', 'b', 'a'] }, 'extends[2]'],
  ['an unknown requester', { ...whole, scope: { requesters: ['spy'] } }, 'scope.requesters[0]'],
  [
    'a country in lower case',
    { ...whole, scope: { countries: { only: ['us'] } } },
    'scope.countries.only[0]',
  ],
  [
    'only and except',
    { ...whole, scope: { countries: { only: ['US'], except: ['DE'] } } },
    'scope.countries',
  ],
  ['neither only nor except', { ...whole, scope: { countries: {} } }, 'scope.countries'],
  ['rules that are no list', { ...whole, rules: {} }, 'rules'],
  ['no type', without(0, 'type'), 'rules[0].type'],
  ['an unknown type', withRule(0, { type: 'spell' }), 'rules[0].type'],
  ['no source', without(1, 'source'), 'rules[1].source'],
  ['an empty source', withRule(1, { source: '' }), 'rules[1].source'],
  ['an empty text', withRule(1, { text: '' }), 'rules[1].text'],
  ['an unknown mark', withRule(1, { verified: 'certain' }), 'rules[1].verified'],
  ['no mark', without(1, 'verified'), 'rules[1].verified'],
  ['version 0', withRule(1, { version: 0 }), 'rules[1].version'],
  ['version as text', withRule(1, { version: '1' }), 'rules[1].version'],
  ['a day that does not exist', withRule(1, { effectiveFrom: '2026-02-30' }), 'rules[1].effectiveFrom'],
  ['days reversed', withRule(1, { effectiveFrom: '2031-01-01' }), 'rules[1].effectiveTo'],
  ['an id used twice', withRule(1, { id: 'content' }), 'rules[1].id'],
  ['an unknown category', withRule(0, { data: ['stored-content', 'soul'] }), 'rules[0].data[1]'],
  ['a category twice', withRule(0, { data: ['stored-content', 'stored-content'] }), 'rules[0].data[1]'],
  ['no category', withRule(0, { data: [] }), 'rules[0].data'],
  ['an unknown process', withRule(0, { accepted: ['search-warrant', 'wish'] }), 'rules[0].accepted[1]'],
  ['a minimum that is not accepted', withRule(0, { minimum: 'subpoena' }), 'rules[0].minimum'],
  ['an unknown element needed', withRule(0, { needs: ['aura'] }), 'rules[0].needs[0]'],
  ['an unknown element', withRule(1, { element: 'aura' }), 'rules[1].element'],
  ['an unknown field in a rule', withRule(1, { colour: 'red' }), 'rules[1].colour'],
  ['an unknown when', withRule(1, { when: 'sometimes' }), 'rules[1].when'],
  [
    'a start from an unknown fact',
    withRule(2, { start: { earliestOf: [{ fact: 'birth', plusDays: 0 }] } }),
    'rules[2].start.earliestOf[0].fact',
  ],
  ['no start', withRule(2, { start: { earliestOf: [] } }), 'rules[2].start.earliestOf'],
  ['an unknown end', withRule(2, { end: { type: 'never' } }), 'rules[2].end.type'],
  [
    'a duration of two units',
    withRule(2, { end: { type: 'after', duration: { days: 1, hours: 2 } } }),
    'rules[2].end.duration',
  ],
  ['a duration of nothing', withRule(2, { end: { type: 'after', duration: {} } }), 'rules[2].end.duration'],
  [
    'days below zero',
    withRule(2, { end: { type: 'after', duration: { days: -1 } } }),
    'rules[2].end.duration.days',
  ],
  [
    'half a day',
    withRule(2, { end: { type: 'after', duration: { days: 0.5 } } }),
    'rules[2].end.duration.days',
  ],
  [
    'a renewal of nothing',
    withRule(2, { end: { type: 'after', duration: { days: 1 }, renewals: { times: 1, duration: {} } } }),
    'rules[2].end.renewals.duration',
  ],
  ['an unknown reason', withRule(3, { reason: 'bad-mood' }), 'rules[3].reason'],
  ['an unknown disposition', withRule(3, { proposes: 'shred' }), 'rules[3].proposes'],
  ['an objection that produces', withRule(3, { proposes: 'produce' }), 'rules[3].proposes'],
  [
    'an objection with nothing to produce',
    withRule(3, { proposes: 'nothing-to-produce' }),
    'rules[3].proposes',
  ],
  ['an absence that rejects', withRule(3, { reason: 'withdrawn' }), 'rules[3].proposes'],
  [
    'an objection to an unknown element',
    withRule(3, { when: { type: 'element', element: 'aura' } }),
    'rules[3].when.element',
  ],
  ['not held, for no reason', withRule(4, { reason: null }), 'rules[4].reason'],
  ['not held, as an objection', withRule(4, { reason: 'unsigned' }), 'rules[4].reason'],
  ['available in an unknown way', withRule(4, { availability: 'maybe' }), 'rules[4].availability'],
];

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a guideline file', () => {
  it('is read', () => {
    expect(readProfile(JSON.stringify(whole)).rules).toHaveLength(rules.length);
    expect(readProfile(`\uFEFF${JSON.stringify(whole)}`).id).toBe('own');
  });

  it.each(rejected)('is refused for %s', (_, value, place) => {
    const failure = failureOf(() => checkProfile(value));
    expect(failure.code).toBe('invalid-input');
    expect(failure.message.startsWith(`${place} `)).toBe(true);
  });

  it.each([
    ['a source of spaces', withRule(1, { source: ' \u00a0 ' }), 'rules[1].source must be more than spaces.'],
    ['a blank title', { ...whole, title: ' ' }, 'title must be more than spaces.'],
    [
      'a text that is turned round',
      withRule(1, { text: 'It is \u202edengis\u202c.' }),
      'rules[1].text must be without characters that cannot be seen: it has U+202E right-to-left override.',
    ],
    [
      'a character for terminals',
      withRule(0, { text: 'Content\u001b[8m' }),
      'rules[0].text must be without characters that cannot be seen: it has U+001B.',
    ],
  ])('is refused for %s, which a stored edition may have', (_, value, message) => {
    expect(failureOf(() => readProfile(JSON.stringify(value))).message).toBe(message);
    expect(checkProfile(value).id).toBe('own');
  });

  it('is refused with line and column where it is no JSON', () => {
    const failure = failureOf(() => readProfile('{\n  "format": ,\n}'));
    expect(failure.message).toBe('The guideline file is not JSON: line 2, column 13 must be a value.');
    expect(failureOf(() => readProfile('')).code).toBe('invalid-input');
  });
});

describe('the profiles together', () => {
  it('refuses an unknown profile, with its place', () => {
    const own = checkProfile({ ...whole, extends: ['nowhere'] });
    expect(failureOf(() => assembleGuidelines([own], ['own'])).message).toMatch(/^own: extends\[0\] /);
    expect(failureOf(() => assembleGuidelines([own], ['other'])).message).toMatch(/^profiles\[0\] /);
    expect(failureOf(() => assembleGuidelines([own, own], ['own'])).code).toBe('invalid-input');
  });

  it('ends where profiles extend each other', () => {
    const a = checkProfile({ ...whole, id: 'a', extends: ['b'] });
    const b = checkProfile({ ...whole, id: 'b', extends: ['a'] });
    expect(assembleGuidelines([a, b], ['b']).profiles.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('the built-in profiles', () => {
  it('are named after their files', () => {
    expect(profiles.map(({ id }) => `${id}.json`)).toEqual(files);
  });

  it('use no rule id in two profiles, so that an id alone is enough to find a rule', () => {
    const ids = profiles.flatMap((profile) => profile.rules.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have a known source: none is empty, none is remembered and marked better', () => {
    for (const { rules: own } of profiles) {
      for (const rule of own) {
        expect(rule.source.trim()).not.toBe('');
        if (/from memory/i.test(rule.text + rule.source)) expect(rule.verified).toBe('memory');
      }
    }
  });

  it('draw an objection from every element but a few that only open a way', () => {
    const covered = profileNamed('every-request').rules.flatMap((rule) =>
      rule.type === 'objection' && rule.when.type === 'element' ? [rule.when.element] : [],
    );
    expect(elements.ids.filter((element) => !covered.includes(element))).toEqual([]);
  });
});
