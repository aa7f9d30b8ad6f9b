import { describe, expect, it } from 'vitest';
import { fieldChanges } from '../../../src/core/cases/field-changes.ts';
import { historyOf, termsInWords } from '../../../src/core/cases/history.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { describeDocument } from '../../../src/core/documents/commands.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { changeDemand, changeRequest, withdrawDemand } from '../../../src/core/requests/commands.ts';
import {
  CastReviewer,
  castReview,
  contentDemand,
  namedHash,
  namedId,
  quoteAnchor,
  noBasis,
} from '../../support/ledger-cast.ts';

const reading = { element: 'particularity-dates', verdict: 'breaks', note: '' } as const;

describe('the history in words', () => {
  it('says of every act who, when, and what it changed from what', () => {
    const ada = castReview();
    const demand = namedId('demand 1');
    const finding = namedId('finding');
    ada.record({ type: 'reviewer-introduced', name: 'Ada Lovelace', recipient: 'age1x' });
    ada.record(
      ...changeRequest(ada.state, {
        agency: 'FBI',
        process: 'nsl',
        category: 'national-security',
        emergency: true,
        due: { at: '2026-12-04T22:00:00.000Z', zone: 'UTC' },
        nondisclosure: { authority: '18 USC 2709(c)', until: null },
      }),
    );
    ada.record(...changeRequest(ada.state, { agency: 'DEA' }));
    ada.record(
      ...changeDemand(ada.state, demand, { ...contentDemand, identifiers: ['a', 'b', 'c'], from: null }),
    );
    ada.record(...describeDocument(ada.state, namedHash('document'), 'Warrant.pdf', 'request'));
    ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, reading));
    ada.record(...changeFinding(ada.state, finding, { ...reading, verdict: 'unclear' }));
    const position = { demand, findings: [finding], rationale: '', narrowed: null } as const;
    ada.record(
      ...signDecision(
        ada.state,
        {
          ...position,
          disposition: 'reject',
          reasons: ['no-date-range', 'unclear'],
        },
        noBasis,
      ),
    );
    ada.record(
      ...signDecision(
        ada.state,
        {
          ...position,
          disposition: 'narrow',
          reasons: ['overly-broad'],
          narrowed: { ...contentDemand, identifiers: ['a'] },
        },
        noBasis,
      ),
    );
    ada.record(...withdrawFinding(ada.state, finding, 'misread'));
    ada.record(...withdrawDemand(ada.state, demand, 'by the agency'));
    const history = historyOf(ada.entries.values());
    expect(new Set(history.map(({ name, at, zone }) => `${name} ${at} ${zone}`))).toEqual(
      new Set(['Ada Lovelace 2026-11-22T07:29:54.123Z Europe/Berlin']),
    );
    expect(history.flatMap(({ what }) => what)).toEqual([
      'opened the case',
      'added the demand Stored content of j.doe@example.com, 2026-06-01 to 2026-08-31',
      'added the demand Basic subscriber information of j.doe@example.com and 1 more, any time',
      'added the document “warrant.pdf”',
      'joined the case as “Ada Lovelace”',
      'changed the agency from nothing to “FBI”',
      'changed the process type from Search warrant to National security letter',
      'changed the report category from nothing to National security',
      'changed whether it is an emergency from no to yes',
      'changed when it is due from nothing to 2026-12-04 22:00 (UTC)',
      'changed the nondisclosure from nothing to “18 USC 2709(c)” until no end date',
      'changed the agency from “FBI” to “DEA”',
      'changed the demand Stored content of j.doe@example.com, 2026-06-01 to 2026-08-31 to Stored content of a and 2 more, the beginning to 2026-08-31',
      'described “warrant.pdf” as “Warrant.pdf”, Request',
      'found on page 2 of “Warrant.pdf”: breaks “Particularity: dates”, citing “all contents”',
      'changed “Particularity: dates” from breaks to leaves unclear, citing page 2 of “Warrant.pdf”',
      'decided on Stored content of a and 2 more, the beginning to 2026-08-31: Reject; because: No date range, Unclear; citing 1 finding (page 2 of “Warrant.pdf”)',
      'decided on Stored content of a and 2 more, the beginning to 2026-08-31: Narrow; giving Stored content of a, 2026-06-01 to 2026-08-31; because: Overly broad; citing 1 finding (page 2 of “Warrant.pdf”); in place of an earlier decision',
      'withdrew the finding that leaves unclear “Particularity: dates”: “misread”',
      'withdrew the demand Stored content of a and 2 more, the beginning to 2026-08-31: “by the agency”',
    ]);
  });

  it('says of a change what its author knew, where another one did not know of theirs', () => {
    const ada = castReview();
    const demand = namedId('demand 1');
    const document = namedHash('document');
    const finding = namedId('finding');
    ada.record(...makeFinding(ada.state, finding, document, quoteAnchor, reading));
    ada.record(...changeRequest(ada.state, { agency: 'FBI' }));
    const bob = new CastReviewer('Bob');
    bob.learn(ada.entries.values());
    for (const [one, agency, verdict] of [
      [ada, 'Ada’s', 'supports'],
      [bob, 'Bob’s', 'unclear'],
    ] as const) {
      one.record(...changeRequest(one.state, { agency, country: 'US' }));
      one.record(...changeDemand(one.state, demand, { ...contentDemand, identifiers: [agency] }));
      one.record(...changeFinding(one.state, finding, { ...reading, verdict }));
      one.record(
        ...signDecision(
          one.state,
          {
            demand,
            findings: [],
            rationale: 'why',
            narrowed: null,
            disposition: 'reject',
            reasons: ['unclear'],
          },
          noBasis,
        ),
      );
      one.record(...changeRequest(one.state, { agency: `${agency} again` }));
    }
    ada.learn(bob.entries.values());
    const said = historyOf(ada.entries.values()).flatMap(({ what }) => what);
    for (const agency of ['Ada’s', 'Bob’s']) {
      expect(said).toContain(`changed the agency from “FBI” to “${agency}”`);
      expect(said).toContain(`changed the agency from “${agency}” to “${agency} again”`);
      expect(said).toContainEqual(
        expect.stringMatching(new RegExp(`demand Stored content of j.doe@example.com, .* of ${agency}, `)),
      );
    }
    expect(said.filter((one) => one === 'changed the country from nothing to “US”')).toHaveLength(2);
    expect(
      said.filter((one) => one.startsWith('changed “Particularity: dates” from breaks to ')),
    ).toHaveLength(2);
    const decided = fieldChanges(ada.entries.values(), () => true).filter(
      ({ field }) => field === 'disposition',
    );
    expect(decided.map(({ from, to }) => [from, to])).toEqual([
      [null, 'reject'],
      [null, 'reject'],
    ]);
  });

  it('keeps a note and a rationale on view, in full, when another one has replaced them', () => {
    const ada = castReview();
    const [demand, finding] = [namedId('demand 1'), namedId('finding')];
    const first = `Dates? ${'x'.repeat(300)}`;
    const position = { demand, findings: [finding], narrowed: null, reasons: ['unclear'] } as const;
    ada.record(
      ...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, { ...reading, note: first }),
    );
    ada.record(...changeFinding(ada.state, finding, { ...reading, note: '' }));
    ada.record(...changeFinding(ada.state, finding, { ...reading, verdict: 'unclear', note: 'None' }));
    const decide = (rationale: string) =>
      signDecision(ada.state, { ...position, disposition: 'reject', rationale }, noBasis);
    ada.record(...decide('Too wide'));
    ada.record(...decide('Too wide by far'));
    const said = historyOf(ada.entries.values()).flatMap(({ what }) => what);
    expect(said).toEqual(
      expect.arrayContaining([
        `noting “${first}”`,
        `changed the note of the finding that breaks “Particularity: dates” from “${first}” to nothing`,
        expect.stringMatching(
          /^changed “Particularity: dates” from breaks to leaves unclear, citing page \d+ of /,
        ),
        'changed its note from nothing to “None”',
        'with the rationale “Too wide”',
        'with the rationale “Too wide by far”',
      ]),
    );
  });

  it('tells what counts from what counted, and still names what a stranger made', () => {
    const ada = castReview();
    const eve = new CastReviewer('Eve');
    ada.record(...changeRequest(ada.state, { agency: 'FBI' }));
    eve.learn(ada.entries.values());
    const finding = namedId('of eve');
    const uncounted = eve
      .record(
        ...changeRequest(eve.state, { agency: 'Eve edits' }),
        ...makeFinding(eve.state, finding, namedHash('document'), quoteAnchor, reading),
      )
      .map(({ id }) => id);
    ada.learn(eve.entries.values());
    const own = ada.record(
      ...changeRequest(ada.state, { agency: 'DEA' }),
      ...withdrawFinding(ada.state, finding, 'Not ours'),
    );
    const told = historyOf(ada.entries.values(), undefined, uncounted).map(({ what }) => what.join());
    expect(told.slice(-4)).toEqual([
      'changed the agency from “FBI” to “Eve edits”',
      expect.stringMatching(/^found on page 2/),
      'changed the agency from “FBI” to “DEA”',
      expect.stringMatching(/^withdrew the finding that breaks /),
    ]);
    const changes = fieldChanges(ada.entries.values(), (entry) => entry === own[0]?.id, uncounted);
    expect(changes).toMatchObject([{ field: 'agency', from: 'FBI', to: 'DEA' }]);
  });

  it('marks what is dated long before what it rests on, and what the same author goes on with', () => {
    const ada = castReview();
    const now = ada.entries.values().next().value?.entry.at ?? '';
    const later = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    const bob = new CastReviewer('Bob');
    const marked: boolean[] = [];
    for (const [who, hours] of [
      [ada, 0],
      [bob, -23],
      [bob, -24 * 400],
      [bob, -24 * 399],
      [ada, 1],
    ] as const) {
      who.learn([...ada.entries.values(), ...bob.entries.values()]);
      const { id } = who.recordAt(later(hours), {
        type: 'request-changed',
        changes: { agency: `at ${hours}` },
      });
      const item = historyOf(who.entries.values()).find(({ entry }) => entry === id);
      expect(item?.what[0]).toContain(`at ${hours}`);
      marked.push(item?.what.at(-1)?.includes(`before what it rests on (`) === true);
    }
    expect(marked).toEqual([false, false, true, true, false]);
  });

  it('cuts a long text, never inside a character, and shows what is hidden in it', () => {
    const ada = castReview();
    ada.record(...changeRequest(ada.state, { agency: `\u202e${'x'.repeat(117)}😀${'y'.repeat(200)}` }));
    const [sentence = ''] = historyOf(ada.entries.values()).at(-1)?.what ?? [];
    expect(sentence.isWellFormed()).toBe(true);
    expect(sentence).toContain('“⟨U+202E⟩xxx');
    expect(sentence.length).toBeLessThan(200);
  });

  it('names a demand without identifiers', () => {
    expect(termsInWords({ data: 'other', identifiers: [], from: '2026-01-01', to: null })).toBe(
      'Other of no identifier, 2026-01-01 to now',
    );
  });
});
