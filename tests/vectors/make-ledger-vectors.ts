import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { CaseEvent } from '../../src/core/events.ts';
import { canonicalJson, type Json } from '../../src/core/ledger/canonical-json.ts';
import { writeEntryLine, type SignedEntry } from '../../src/core/ledger/entry.ts';
import { inLedgerOrder } from '../../src/core/ledger/graph.ts';
import {
  actOn,
  castReview,
  castSigner,
  contentDemand,
  namedHash,
  namedId,
  quoteAnchor,
} from '../support/ledger-cast.ts';

// Writes ledger/must-accept.jsonl, must-reject.json and must-detect.json beside this file; keys and times are fixed, so that
// running it again gives the same bytes: `node tests/vectors/make-ledger-vectors.ts`.

export interface RejectedLine {
  /** Why no reader may accept the line. */
  readonly reason: string;
  readonly line: string;
}

const ada = castSigner('Ada');
const bob = castSigner('Bob');

/** A chain with a fork and its settlement, in which every event occurs, with text in several scripts. */
function acceptedEntries(): readonly SignedEntry[] {
  const chain = [...castReview('Ada').entries.values()];
  const act = (event: CaseEvent, signer = ada, parents = chain.slice(-1)): SignedEntry => {
    const signed = actOn(parents, signer, event);
    chain.push(signed);
    return signed;
  };
  const demand = namedId('demand 1');
  const finding = namedId('finding');
  const reading = { element: 'particularity-dates', verdict: 'breaks', note: 'Kein Zeitraum für “content”: תאריך 📅' } as const;
  act({ type: 'reviewer-introduced', name: 'Ada Lovelace', recipient: 'age1example' });
  act({
    type: 'request-changed',
    changes: {
      received: { at: '2026-11-20T21:12:00.000Z', zone: '-05:00' },
      due: { at: '2026-12-04T22:00:00.000Z', zone: 'America/New_York' },
      nondisclosure: { authority: '18 USC 2705(b)', until: null },
    },
  });
  act({ type: 'demand-changed', demand: namedId('demand 2'), terms: { data: 'connection-logs', identifiers: ['a\u0000b\u20ac'], from: null, to: '2026-02-28' } });
  act({ type: 'document-described', document: namedHash('document'), name: 'Warrant, signed.pdf', role: 'order' });
  act({ type: 'finding-made', finding, document: namedHash('document'), anchor: quoteAnchor, reading });
  act({
    type: 'finding-made',
    finding: namedId('finding on a scan'),
    document: namedHash('document'),
    anchor: { page: 1, quote: null, position: null, boxes: [[0.1, -0.5, 1e-7, 19999.999]] },
    reading: { ...reading, verdict: 'unclear', note: '' },
  });
  act({ type: 'finding-changed', finding, reading: { ...reading, note: 'Line one\nline two\t"quoted" \\ /' } });
  act({ type: 'finding-withdrawn', finding: namedId('finding on a scan'), reason: 'misread' });
  act({ type: 'demand-withdrawn', demand: namedId('demand 2'), reason: 'withdrawn by the agency' });
  const outcome = {
    identifiers: 2,
    challenged: 'part',
    dataProvided: 'non-content',
    accountsPreserved: 0,
    action: 'none',
    appsRemoved: 1000000000,
    appealsReceived: null,
    appealsGranted: null,
    appsReinstated: null,
    emergencyOutcome: 'no-data',
  } as const;
  act({ type: 'case-imported', file: 'Docket 2013 \u2013 \u8868.csv', sha256: namedHash('docket'), row: 2, region: 'Kosovo', process: null, outcome });
  act({ type: 'outcome-recorded', outcome: { ...outcome, action: null, emergencyOutcome: null } });
  const docket = { file: 'Docket 2013 mended.csv', sha256: namedHash('mended docket'), row: 3 };
  act({ type: 'request-changed', changes: { country: null }, docket: { ...docket, region: 'Atlantis', process: null } });
  act({ type: 'outcome-recorded', outcome, docket });
  const document = namedHash('document');
  act({ type: 'element-searched', element: 'nexus', document, from: 1, to: 1000000, note: '' });
  act({ type: 'gate-overridden', elements: ['nexus', 'dated'], reason: 'Das Gericht hat es am Telefon bestätigt.' });
  const moment = { at: '2026-11-19T08:00:00.000Z', zone: 'Europe/Berlin' } as const;
  act({ type: 'moment-recorded', fact: 'issued', moment });
  act({ type: 'moment-recorded', fact: 'issued', moment: null });
  act({ type: 'renewal-recorded', moment });
  act({ type: 'renewal-withdrawn', moment, reason: 'of another case' });
  act({ type: 'case-linked', case: namedId('preservation'), kind: 'preservation' });
  act({ type: 'case-linked', case: namedId('earlier request'), kind: 'repeat' });
  act({ type: 'case-unlinked', case: namedId('preservation'), reason: 'other accounts' });
  act({ type: 'demand-located', demand, places: [{ document, finding }, { document, finding: null }] });
  act({ type: 'demand-disregarded', demand, reason: 'Only the fax cover asks for it.' });
  act({ type: 'demand-restored', demand, reason: 'page 2 of the order names it' });
  const callBack = act({
    type: 'call-back-recorded',
    caller: 'Ada Lovelace',
    called: moment,
    number: '+49 (0)30 1234-567',
    source: 'official-directory',
    sourceNote: 'Behördenverzeichnis 2026',
    answeredBy: '',
    outcome: 'not-reached',
    note: '',
    compared: [{ document, read: 3, unread: 1 }, { document: namedHash('scan'), read: 0, unread: null }],
    comparedByEye: true,
  });
  act({ type: 'call-back-withdrawn', callBack: callBack.id, reason: 'another case' });
  act({ type: 'case-withdrawn', reason: 'taken back by telephone' });
  act({ type: 'case-reopened', reason: 'a misunderstanding' });
  const guidelines = [{ profile: 'us-federal', edition: '2026-11', sha256: namedHash('us-federal') }];
  const fork = chain.slice(-1);
  const position = { demand, reasons: [], findings: [finding], rationale: '', narrowed: null } as const;
  const terms = contentDemand;
  const one = act({ type: 'decision-signed', position: { ...position, disposition: 'produce' }, terms, supersedes: [], guidelines: [] }, ada, fork);
  const two = act(
    {
      type: 'decision-signed',
      position: { ...position, disposition: 'narrow', reasons: ['overly-broad'], narrowed: { ...terms, to: '2026-06-30' } },
      terms,
      supersedes: [],
      guidelines,
    },
    bob,
    fork,
  );
  act(
    {
      type: 'decision-signed',
      position: { ...position, disposition: 'challenge', reasons: ['no-date-range'] },
      terms,
      supersedes: [one.id, two.id].toSorted(),
      guidelines,
    },
    bob,
    [one, two],
  );
  const release = act({ type: 'release-signed', release: { decision: two.id, given: { ...terms, to: '2026-06-02' }, why: 'the last two days' } });
  act({ type: 'release-signed', release: { decision: two.id, given: { ...terms, to: '2026-06-02' }, why: 'no other days bear on it' } }, bob);
  act({ type: 'emergency-reviewed', releases: [release.id], outcome: 'justified', note: 'The child was found.' }, bob);
  act({ type: 'release-withdrawn', release: release.id, reason: 'after all not' });
  const request = act({ type: 'second-review-asked', mode: 'blind', by: bob.author, note: 'Bitte vor Freitag.' }).id;
  const sealed = act({ type: 'second-review-sealed', request, nonce: namedHash('nonce') });
  act({ type: 'second-review-committed', request, head: sealed.id });
  act({ type: 'second-review-recalled', request, reason: 'Bob is away' });
  act({ type: 'decisions-returned', decisions: [one.id], reason: 'It names no period.' });
  act({ type: 'decisions-approved', decisions: [two.id], supersedes: [one.id], note: '' });
  act({ type: 'case-responded', note: '' });
  act({ type: 'case-closed', reason: 'Answered; nothing is open.' });
  act({ type: 'privilege-marked', document, privileged: true, reason: 'Anwaltsgeheimnis' });
  act({ type: 'privilege-marked', document, privileged: false, reason: 'waived on 3 May' });
  act({ type: 'export-allowed', despite: ['nondisclosure', 'privileged'], to: 'Bob', reason: 'Co-counsel' });
  const text = {
    kind: 'objection',
    locale: 'de-DE',
    date: '2026-11-24',
    addressee: 'Amtsgericht\nMusterstadt',
    reference: '24-SW-0417',
    subject: 'Einwand',
    body: '# 1. Kein Zeitraum\n\n> „alles“\n\n- warrant.pdf, page 2',
  } as const;
  const rests = {
    findings: [{ finding, entry: namedHash('its entry'), reading: { element: 'nexus', verdict: 'breaks' } }],
    decisions: [two.id],
    rules: [{ profile: 'every-request', edition: '2026-11', rule: 'failed-nexus', version: 1 }],
  } as const;
  const letter = namedId('letter');
  act({ type: 'letter-finished', letter, text, rests, replaces: null });
  act({ type: 'letter-finished', letter: namedId('second letter'), text: { ...text, kind: 'user-notice' }, rests, replaces: letter });
  act({ type: 'letter-upheld', letter, rests: { ...rests, findings: [] }, reason: 'nur ein Tippfehler' });
  act({ type: 'notice-barred', ground: 'child-safety', reason: 'says the affidavit' });
  act({ type: 'notice-released', ground: 'child-safety', reason: 'says the court' });
  const note = namedId('internal note');
  act({ type: 'internal-note-written', note, about: one.id, text: 'Zu streng?' });
  act({ type: 'internal-note-released', note });
  act({ type: 'internal-note-withdrawn', note, reason: 'besprochen' });
  act({ type: 'finding-changed', finding, reading: { ...reading, demands: [demand, namedId('demand that is not here')] } });
  return chain;
}

type Draft = Record<string, Json>;

/** Signs whatever it is given, canonical or not: `bytes` are signed as they stand. */
function lineOf(bytes: string, signer = ada): string {
  const id = createHash('sha256').update(bytes).digest('hex');
  return `{"entry":${bytes},"id":"${id}","signature":"${signer.sign(Buffer.from(bytes))}"}`;
}

function reject(reason: string, line: string): RejectedLine {
  return { reason, line };
}

function flipped(hex: string): string {
  return (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
}

function rejectedLines(accepted: readonly SignedEntry[]): readonly RejectedLine[] {
  const [opening, second] = accepted;
  const settling = accepted.findLast(({ entry }) => entry.event.type === 'decision-signed');
  const introduction = accepted.find(({ entry }) => entry.event.type === 'reviewer-introduced');
  if (opening === undefined || second === undefined || settling === undefined || introduction === undefined)
    throw new Error('the accepted entries are not what this expects');
  const good = writeEntryLine(introduction);
  const body = canonicalJson(introduction.entry);
  /** The introduction with other members, honestly hashed and signed: only its content is at fault. */
  const altered = (reason: string, members: Draft, of: SignedEntry = introduction) =>
    reject(reason, lineOf(canonicalJson({ ...of.entry, ...members }), of === settling ? bob : ada));
  const event = (members: Draft): Draft => ({ event: { ...introduction.entry.event, ...members } });
  const finding = accepted.find(({ entry }) => entry.event.type === 'finding-made') ?? introduction;
  const findingBody = canonicalJson(finding.entry);
  const imported = accepted.find(({ entry }) => entry.event.type === 'case-imported') ?? introduction;
  const importedBody = canonicalJson(imported.entry);
  const corrected = accepted.find(({ entry }) => entry.event.type === 'request-changed' && entry.event.docket !== undefined);
  const correctedBody = canonicalJson((corrected ?? introduction).entry);
  const first = (type: CaseEvent['type']) => canonicalJson(accepted.find(({ entry }) => entry.event.type === type)?.entry ?? null);
  const replaced = (reason: string, from: string, to: string, of = body) => {
    if (!of.includes(from)) throw new Error(`${reason}: there is no ${from}`);
    return reject(reason, lineOf(of.replace(from, to)));
  };
  const twoParents = settling.entry.parents;
  return [
    reject('empty line', ''),
    reject('not JSON', 'entry'),
    reject('not an object', '[]'),
    reject('null', 'null'),
    reject('cut short', good.slice(0, -1)),
    reject('two entries on a line', good + good),
    reject('byte order mark', `\uFEFF${good}`),
    reject('white space at the end', `${good} `),
    reject('carriage return at the end', `${good}\r`),
    reject('white space inside the line', good.replace('","signature"', '", "signature"')),
    reject('key order of the line', `{"id":"${introduction.id}","entry":${body},"signature":"${introduction.signature}"}`),
    reject('unknown field of the line', `${good.slice(0, -1)},"x":1}`),
    reject('__proto__ field of the line', `{"__proto__":{},${good.slice(1)}`),
    reject('duplicate key of the line, the same value', good.replace('"id":', `"id":"${introduction.id}","id":`)),
    reject('no signature', `{"entry":${body},"id":"${introduction.id}"}`),
    replaced('non-canonical white space, signed as it stands', '{"at"', '{ "at"'),
    replaced('duplicate key, signed as it stands', '"v":1', '"v":1,"v":1'),
    replaced('duplicate key with another value, signed as it stands', '"v":1', '"v":2,"v":1'),
    reject('key order, signed as it stands', lineOf(`{"zone":"Europe/Berlin",${body.slice(1).replace(',"zone":"Europe/Berlin"', '')}`)),
    replaced('character written as an escape, signed as it stands', 'Ada', '\\u0041da'),
    replaced('slash escaped, signed as it stands', 'Europe/Berlin', 'Europe\\/Berlin'),
    replaced('control character in text, signed as it stands', 'Ada ', 'Ada\u0001'),
    replaced('lone surrogate', 'Ada ', '\\ud800'),
    replaced('surrogates in the wrong order', 'Ada ', '\\udc00\\ud800'),
    reject('wrong id', good.replace(introduction.id, flipped(introduction.id))),
    reject('id of another entry', good.replace(introduction.id, opening.id)),
    reject('upper-case id', good.replace(introduction.id, introduction.id.toUpperCase())),
    reject('wrong signature', good.replace(introduction.signature, flipped(introduction.signature))),
    reject('signature of another entry', good.replace(introduction.signature, opening.signature)),
    reject('signature by another key', lineOf(body, bob)),
    reject('upper-case signature', good.replace(introduction.signature, introduction.signature.toUpperCase())),
    reject('signature cut short', good.replace(introduction.signature, introduction.signature.slice(2))),
    reject('signature that is zero', good.replace(introduction.signature, '0'.repeat(128))),
    reject('altered after signing', good.replace('Ada Lovelace', 'Eve Lovelace')),
    altered('author that is no point of the curve', { author: '02'.padEnd(64, '0') }),
    altered('upper-case author', { author: introduction.entry.author.toUpperCase() }),
    altered('unknown field of the entry', { x: 1 }),
    reject('__proto__ field of the entry', lineOf(`{"__proto__":{"v":1},${body.slice(1)}`)),
    reject('__proto__ field of the event', lineOf(body.replace('"event":{', '"event":{"__proto__":{},'))),
    reject('missing field', lineOf(canonicalJson({ ...introduction.entry, zone: undefined }))),
    altered('unknown event', { event: { type: 'case-burned' } }),
    altered('event named as a method of objects', { event: { type: 'constructor' } }),
    altered('event without type', { event: { name: 'Ada', recipient: '' } }),
    altered('event that is a list', { event: [] }),
    altered('unknown field of the event', event({ x: null })),
    altered('missing field of the event', { event: { type: 'reviewer-introduced', name: 'Ada' } }),
    altered('text where null', event({ name: null })),
    altered('number where text', event({ name: 1 })),
    altered('wrong version', { v: 2 }),
    altered('version as text', { v: '1' }),
    altered('case that is no UUID', { case: 'case' }),
    altered('case in upper case', { case: introduction.entry.case.toUpperCase() }),
    altered('unsorted parents', { parents: twoParents.toReversed() }, settling),
    altered('duplicate parents', { parents: [...twoParents.slice(0, 1), ...twoParents.slice(0, 1)] }, settling),
    altered('upper-case parent', { parents: introduction.entry.parents.map((id) => id.toUpperCase()) }),
    altered('parents that are no list', { parents: {} }),
    altered('more than 1000 parents', { parents: Array.from({ length: 1001 }, (_, n) => namedHash(`parent ${n}`)).toSorted() }),
    altered('height 0', { height: 0 }),
    altered('negative height', { height: -1 }),
    altered('height 1 with parents', { height: 1 }),
    altered('height above 1 without parents', { parents: [] }),
    altered('height beyond safe integers', { height: 9007199254740992 }),
    altered('float where integer', { height: 4.5 }),
    replaced('integer written as float, signed as it stands', `"height":${introduction.entry.height}`, `"height":${introduction.entry.height}.0`),
    replaced('integer with exponent, signed as it stands', `"height":${introduction.entry.height}`, `"height":${introduction.entry.height}e0`),
    replaced('number where a box has minus zero, signed as it stands', '[72,', '[-0,', findingBody),
    replaced('minus zero where integer, signed as it stands', '"page":2', '"page":-0', findingBody),
    replaced('number beyond all doubles, signed as it stands', '[72,', '[1e400,', findingBody),
    replaced('box of three numbers', '[72,', '[', findingBody),
    replaced('page 0', '"page":2', '"page":0', findingBody),
    altered('case-opened in the middle', { event: opening.entry.event }),
    altered('a beginning that opens no case', { parents: [], height: 1 }),
    altered('time without milliseconds', { at: '2026-11-22T07:29:54Z' }),
    altered('time with an offset', { at: '2026-11-22T07:29:54.123+01:00' }),
    altered('day that does not exist', { at: '2026-02-30T07:29:54.123Z' }),
    altered('29 February of a common year', { at: '2027-02-29T07:29:54.123Z' }),
    altered('hour 24', { at: '2026-11-22T24:00:00.000Z' }),
    altered('second 60', { at: '2026-12-31T23:59:60.000Z' }),
    altered('zone with white space', { zone: 'Europe Berlin' }),
    altered('empty zone', { zone: '' }),
    altered('name over 500 characters', event({ name: 'x'.repeat(501) })),
    altered('recipient over 200 characters', event({ recipient: 'x'.repeat(201) })),
    replaced('note over 20,000 characters', 'Kein', 'x'.repeat(20_001), findingBody),
    replaced('unknown element', '"particularity-dates"', '"particularity"', findingBody),
    replaced('unknown verdict', '"breaks"', '"refutes"', findingBody),
    replaced('finding that names no demand', '"reading":{', '"reading":{"demands":[],', findingBody),
    replaced('finding that names a demand by no id', '"reading":{', '"reading":{"demands":["demand 1"],', findingBody),
    replaced('outcome beyond a thousand million', '"appsRemoved":1000000000', '"appsRemoved":1000000001', importedBody),
    replaced('outcome below zero', '"identifiers":2', '"identifiers":-1', importedBody),
    replaced('unknown outcome', '"dataProvided":"non-content"', '"dataProvided":"some"', importedBody),
    replaced('outcome without one of its members', '"action":"none",', '', importedBody),
    replaced('row 0 of a spreadsheet', '"row":2', '"row":0', importedBody),
    replaced('row of a docket without its file', '"file":"Docket 2013 mended.csv",', '', correctedBody),
    replaced('search from page 0', '"from":1', '"from":0', first('element-searched')),
    replaced('search of an unknown element', '"nexus"', '"nexuses"', first('element-searched')),
    replaced('override of no element', '["nexus","dated"]', '[]', first('gate-overridden')),
    replaced('second review of no mode', '"mode":"blind"', '"mode":"secret"', first('second-review-asked')),
    replaced('approval of no decision', /"decisions":\["[0-9a-f]+"\]/.exec(first('decisions-approved'))?.[0] ?? '', '"decisions":[]', first('decisions-approved')),
    replaced('return without a reason', '"reason":"It names no period."', '"reason":""', first('decisions-returned')),
    replaced('override without a reason', '"reason":"Das Gericht hat es am Telefon bestätigt."', '"reason":""', first('gate-overridden')),
    replaced('moment of a fact that the request holds', '"issued"', '"received"', first('moment-recorded')),
    replaced('link of an unknown kind', '"preservation"', '"copy"', first('case-linked')),
    replaced('letter of an unknown kind', '"kind":"objection"', '"kind":"poem"', first('letter-finished')),
    replaced('letter that rests on a note', '"verdict":"breaks"', '"note":"x","verdict":"breaks"', first('letter-finished')),
    replaced('link to what is no case', namedId('preservation'), 'preservation', first('case-linked')),
    replaced('case closed without a reason', '"reason":"Answered; nothing is open."', '"reason":""', first('case-closed')),
    replaced('call back on a number from the request', '"source":"official-directory"', '"source":"the-request"', first('call-back-recorded')),
    replaced('call back by nobody', '"caller":"Ada Lovelace"', '"caller":""', first('call-back-recorded')),
    replaced('release without a reason', '"why":"the last two days"', '"why":""', first('release-signed')),
    replaced('review of no release', /"releases":\["[0-9a-f]{64}"\]/.exec(first('emergency-reviewed'))?.[0] ?? '', '"releases":[]', first('emergency-reviewed')),
    replaced('disregarded without a reason', '"reason":"Only the fax cover asks for it."', '"reason":""', first('demand-disregarded')),
    replaced('decision without guidelines', '"guidelines":[],', '', first('decision-signed')),
    replaced('edition without its SHA-256', '"guidelines":[]', '"guidelines":[{"edition":"2026-11","profile":"us-federal"}]', first('decision-signed')),
    replaced('empty quote', '"exact":"all contents"', '"exact":""', findingBody),
  ];
}

export interface ForkVector {
  readonly about: string;
  readonly lines: readonly string[];
  /** Of each fork the first entry of either side, by id, in ledger order. */
  readonly forks: readonly (readonly [string, string])[];
}

function on(parents: readonly SignedEntry[], event: CaseEvent, signer = ada): SignedEntry {
  return actOn(parents, signer, event);
}

function agency(name: string): CaseEvent {
  return { type: 'request-changed', changes: { agency: name } };
}

/** Valid ledgers, with the forks that a reader must find in each. */
function forkedLedgers(): readonly ForkVector[] {
  const base = [...castReview('Ada').entries.values()];
  const tip = base.slice(-1);
  const [one, two] = [on(tip, agency('one')), on(tip, agency('two'))];
  const [later, other] = [on([one], agency('later')), on([two], agency('other'))];
  const byBob = on(tip, agency('by Bob'), bob);
  const note = on(tip, { type: 'internal-note-written', note: namedId('note'), about: null, text: 'kept back' });
  const released = on([note, one], { type: 'internal-note-released', note: namedId('note') });
  const alone = on([note], { type: 'internal-note-released', note: namedId('note') });
  const asked = on(tip, { type: 'second-review-asked', mode: 'blind', by: null, note: '' }, bob);
  const seal = (nonce: string) =>
    on([asked], { type: 'second-review-sealed', request: asked.id, nonce: namedHash(nonce) });
  const [side, second, open] = [seal('one'), seal('two'), on([asked], agency('beside it'))];
  const vector = (about: string, more: readonly SignedEntry[], ...forks: readonly (readonly SignedEntry[])[]) => ({
    about,
    lines: [...base, ...more].map(writeEntryLine),
    forks: forks.map((sides) => inLedgerOrder(sides).map(({ id }) => id) as [string, string]),
  });
  return [
    vector('acts of two authors that did not know of each other', [one, byBob]),
    vector('two acts of one author on the same entry', [one, two], [one, two]),
    vector('the sides of a fork go on', [one, later, two, other], [one, two]),
    vector('somebody else joined the sides', [one, two, on([one, two], agency('joined'), bob)], [one, two]),
    vector('an author forks twice', [one, later, on([one], agency('again')), two], [one, two], [later, on([one], agency('again'))]),
    vector('an internal note that was kept back', [note, one, released]),
    vector('a second history that begins with an internal note', [one, later, note, alone, on([alone], agency('after'))], [one, alone]),
    vector('a sealed side of a blind review that was kept back', [asked, side, open]),
    vector('two sealed sides for one request', [asked, side, second], [side, second]),
    vector('a fork beside an internal note', [note, one, released, two], [one, two]),
  ];
}

/** The files, by name. */
export function ledgerVectors(): Readonly<
  Record<'must-accept.jsonl' | 'must-reject.json' | 'must-detect.json', string>
> {
  const accepted = acceptedEntries();
  return {
    'must-detect.json': `${JSON.stringify(forkedLedgers(), null, 1)}\n`,
    'must-accept.jsonl': accepted.map((signed) => `${writeEntryLine(signed)}\n`).join(''),
    'must-reject.json': `${JSON.stringify(rejectedLines(accepted), null, 1)}\n`,
  };
}

if (import.meta.main) {
  const folder = new URL('./ledger/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(ledgerVectors())) writeFileSync(new URL(name, folder), content);
}
