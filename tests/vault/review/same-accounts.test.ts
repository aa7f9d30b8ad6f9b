import { expect, it } from 'vitest';
import { extendPreservation, linkCase, unlinkCase } from '../../../src/core/cases/life-cycle.ts';
import { changeDemand } from '../../../src/core/requests/commands.ts';
import { caseState, rebuildProjections, recordEvents } from '../../../src/vault/ledger-store.ts';
import { guidelinesOf } from '../../../src/vault/guidelines/guideline-store.ts';
import { clocksOfCase } from '../../../src/vault/review/docket.ts';
import { linkedCases } from '../../../src/vault/review/links.ts';
import { suggestedLinks } from '../../../src/vault/review/same-accounts.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { demand, judgedCase, openedCase } from '../../support/judged-case.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

const federal = { country: 'US', requester: 'government' } as const;
const day = (number: number) => ({ at: `2026-11-${number}T10:00:00.000Z`, zone: 'UTC' });
const at = (date: string) => ({ at: `${date}T10:00:00.000Z`, zone: 'UTC' });
const met = { disposition: 'produce', reasons: [] } as const;
const kept = demand({ data: 'preservation' });

function suggested(vault: Vault, id: string) {
  return suggestedLinks(vault.db, guidelinesOf(vault.db).guidelines, caseState(vault.db, id)).map(
    ({ reference, kind, shared }) => [reference, kind, shared],
  );
}

function preservation(vault: Vault, reference: string, received: number) {
  const request = { ...federal, process: 'letter-2703f', reference, received: day(received) } as const;
  return judgedCase(vault, request, [kept], met).id;
}

it('suggests by the accounts: the preservation and what follows it, a second preservation, and repeats', async () => {
  const vault = await temporaryVault();
  const first = preservation(vault, 'PR-1', 10);
  const second = preservation(vault, 'PR-2', 20);
  const open = (
    reference: string,
    terms: Parameters<typeof demand>[0],
    process = 'search-warrant' as const,
  ) => openedCase(vault, { ...federal, process, reference }, [demand(terms)]).id;
  const warrant = open('SW-1', { identifiers: ['J.DOE@example.com', 'other@example.com'] });
  const again = open('SW-2', { identifiers: ['j.doe@example.com', 'OTHER@example.com'] });
  open('SW-3', { identifiers: ['j.doe@example.com'], data: 'mail-logs' });
  open('SW-4', { identifiers: ['nobody@example.com'] });
  expect(suggested(vault, second)).toContainEqual(['PR-1', 'extends', 1]);
  expect(suggested(vault, first)).not.toContainEqual(expect.arrayContaining(['PR-2']));
  expect(suggested(vault, first)).toContainEqual(['SW-1', 'follow-up', 1]);
  expect(suggested(vault, warrant).slice(0, 1)).toEqual([['SW-2', 'repeat', 2]]);
  expect(suggested(vault, warrant)).toHaveLength(3);
  expect(suggested(vault, warrant)).toContainEqual(['PR-1', 'preservation', 1]);

  recordEvents(vault, warrant, linkCase(caseState(vault.db, warrant), first, 'preservation'));
  const unpreserved = [warrant, first].map((id) =>
    linkedCases(vault.db, caseState(vault.db, id)).flatMap((link) => link.unpreserved),
  );
  expect(unpreserved).toEqual([['other@example.com'], ['other@example.com']]);
  expect(suggested(vault, warrant)).not.toContainEqual(expect.arrayContaining(['PR-1']));
  expect(suggested(vault, first)).not.toContainEqual(expect.arrayContaining(['SW-1']));
  const [asked] = caseState(vault.db, again).demands;
  recordEvents(
    vault,
    again,
    changeDemand(caseState(vault.db, again), asked?.id ?? '', demand({ identifiers: ['x'] })),
  );
  expect(suggested(vault, warrant)).not.toContainEqual(expect.arrayContaining(['SW-2']));
  const before = suggested(vault, warrant);
  rebuildProjections(vault);
  expect(suggested(vault, warrant)).toEqual(before);
});

it('a second preservation extends the first, has no period of its own, and a third one is one too many', async () => {
  const vault = await temporaryVault();
  const first = preservation(vault, 'PR-1', 10);
  const extend = (id: string, earlier = first) => {
    const both = extendPreservation(
      caseState(vault.db, id),
      caseState(vault.db, earlier),
      guidelinesOf(vault.db).guidelines,
    );
    recordEvents(vault, earlier, both.earlier);
    recordEvents(vault, id, both.own);
  };
  const clock = (id: string) => {
    const state = caseState(vault.db, id);
    return clocksOfCase(vault.db, state, day(25).at).find(({ label }) => label === 'Preservation ends');
  };
  expect(clock(first)?.endsAt?.at).toBe('2027-02-08T10:00:00.000Z');
  const second = preservation(vault, 'PR-2', 20);
  extend(second);
  extend(second);
  expect(caseState(vault.db, first).renewals).toHaveLength(1);
  expect(clock(first)?.endsAt?.at).toBe('2027-05-09T10:00:00.000Z');
  expect(clock(second)?.stoppedBy).toContain('counts as the extension');
  const third = preservation(vault, 'PR-3', 22);
  expect(suggested(vault, third)).toEqual(
    expect.arrayContaining([
      ['PR-1', 'repeat', 1],
      ['PR-2', 'repeat', 1],
    ]),
  );
  const { guidelines } = guidelinesOf(vault.db);
  const notes = suggestedLinks(vault.db, guidelines, caseState(vault.db, third)).map(({ note }) => note);
  expect(notes).toContainEqual(expect.stringContaining('Its one extension is used (18 USC 2703(f)(2))'));
  expect(notes).toContainEqual(expect.stringContaining('is itself an extension'));
  const late = {
    ...federal,
    process: 'letter-2703f',
    reference: 'PR-4',
    received: at('2027-06-01'),
  } as const;
  expect(suggested(vault, judgedCase(vault, late, [kept], met).id)).toEqual([]);
  expect(() => extend(third)).toThrow('period of its own');
  expect(() => extend(third, second)).toThrow('period of its own');
  expect(clock(first)?.endsAt?.at).toBe('2027-05-09T10:00:00.000Z');
  expect(clock(third)?.stoppedBy).toBeNull();
  // A link alone, which the earlier case does not know of, stops nothing.
  recordEvents(vault, third, linkCase(caseState(vault.db, third), first, 'extends'));
  expect(clock(third)?.stoppedBy).toBeNull();
  recordEvents(vault, second, unlinkCase(caseState(vault.db, second), first, 'other accounts'));
  expect(clock(second)?.stoppedBy).toBeNull();
  const warrant = openedCase(vault, { ...federal, process: 'search-warrant' }, [demand()]);
  expect(() =>
    extendPreservation(warrant, caseState(vault.db, first), guidelinesOf(vault.db).guidelines),
  ).toThrow('second preservation');
});

it('a second preservation that came after the first had ended has a clock of its own', async () => {
  const vault = await temporaryVault();
  const open = (received: string) =>
    openedCase(vault, { ...federal, process: 'letter-2703f', received: at(received) }, [kept]);
  const [early, late] = [open('2026-01-01'), open('2026-06-01')];
  const { guidelines } = guidelinesOf(vault.db);
  expect(suggestedLinks(vault.db, guidelines, late)).toEqual([]);
  expect(() => extendPreservation(late, early, guidelines)).toThrow('had ended');
  const clocks = clocksOfCase(vault.db, late, '2026-06-02T00:00:00.000Z');
  expect(clocks.find(({ label }) => label === 'Preservation ends')).toMatchObject({ stoppedBy: null });
});
