import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeCase, linkCase, reopen, respond, unlinkCase } from '../../../src/core/cases/life-cycle.ts';
import { recordRenewal } from '../../../src/core/clocks/commands.ts';
import { overrideGate } from '../../../src/core/evidence/commands.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { withdrawFinding } from '../../../src/core/findings/commands.ts';
import { value } from '../../../src/vault/database.ts';
import { chooseProfiles } from '../../../src/vault/guidelines/guideline-store.ts';
import { caseState, rebuildProjections, recordEvents } from '../../../src/vault/ledger-store.ts';
import { calendarOf, exportCalendar } from '../../../src/vault/review/calendar.ts';
import { storedBasis } from '../../../src/vault/review/decision-basis.ts';
import { clocksOfCase, docket } from '../../../src/vault/review/docket.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import { demand, judgedCase, openedCase } from '../../support/judged-case.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const now = '2026-11-22T09:00:00.000Z';
const at = (time: string) => ({ at: time, zone: 'UTC' });
const received = at('2026-11-20T10:00:00.000Z');
const federal = { country: 'US', requester: 'government', received } as const;
const met = { disposition: 'produce', reasons: [] } as const;

function act(
  vault: Vault,
  id: string,
  events: (state: ReturnType<typeof caseState>) => readonly CaseEvent[],
) {
  recordEvents(vault, id, events(caseState(vault.db, id)));
}

function nextOf(vault: Vault, id: string, when = now) {
  const next = docket(vault, when).find((line) => line.id === id)?.next ?? null;
  return next === null ? null : [next.label, next.endsAt?.at ?? null];
}

describe('the docket', () => {
  it('is ordered by what runs out first, and says why', async () => {
    const vault = await temporaryVault();
    const open = (request: Parameters<typeof openedCase>[1]) => openedCase(vault, request, [demand()]).id;
    const quiet = open({ reference: 'quiet' });
    const late = open({ ...federal, process: 'search-warrant', due: at('2026-12-04T22:00:00.000Z') });
    const held = open({ ...federal, process: 'letter-2703f' });
    const emergency = open({ ...federal, process: 'emergency', emergency: true });
    const overdue = open({ ...federal, process: 'trial-subpoena', due: at('2026-11-21T10:00:00.000Z') });
    const epoc = { country: 'DE', process: 'epoc', emergency: true } as const;
    const inHours = open({ ...federal, ...epoc, received: at('2026-11-22T06:00:00.000Z') });
    const overdueHours = open({ ...federal, ...epoc });
    expect(docket(vault, now).map(({ id }) => id)).toEqual([
      overdueHours,
      inHours,
      emergency,
      overdue,
      late,
      held,
      quiet,
    ]);
    expect(docket(vault, now).map(({ next }) => next)).toMatchObject([
      { label: 'e-Evidence emergency: response due', endsAt: { at: '2026-11-20T18:00:00.000Z' } },
      { label: 'e-Evidence emergency: response due', endsAt: { at: '2026-11-22T14:00:00.000Z' } },
      { label: 'Emergency', endsAt: null },
      { label: 'Response due', endsAt: { at: '2026-11-21T10:00:00.000Z' } },
      { label: 'Response due' },
      {
        label: 'Preservation ends',
        endsAt: { at: '2027-02-18T10:00:00.000Z' },
        basis: expect.stringContaining('2703(f)') as string,
      },
      null,
    ]);
    // A preservation that ran out while nobody had decided on it stays to be seen; one that was granted lapses.
    expect(nextOf(vault, held, '2027-03-01T00:00:00.000Z')).toEqual([
      'Preservation ends',
      '2027-02-18T10:00:00.000Z',
    ]);
    const granted = judgedCase(vault, { ...federal, process: 'letter-2703f' }, [demand()], met).id;
    expect(nextOf(vault, granted, '2027-03-01T00:00:00.000Z')).toBeNull();
    expect(nextOf(vault, overdue, '2027-03-01T00:00:00.000Z')?.[0]).toBe('Response due');
  });

  it('follows renewals, the answer, the close, and the guidelines', async () => {
    const vault = await temporaryVault();
    const { id } = judgedCase(
      vault,
      { ...federal, process: 'letter-2703f', due: at('2026-11-23T10:00:00.000Z') },
      [demand({ data: 'preservation' })],
      met,
    );
    expect(nextOf(vault, id)).toEqual(['Response due', '2026-11-23T10:00:00.000Z']);
    act(vault, id, (state) => respond(state, 'preserved', null, storedBasis(vault.db, state)));
    expect(nextOf(vault, id)).toEqual(['Preservation ends', '2027-02-18T10:00:00.000Z']);
    act(vault, id, (state) => recordRenewal(state, at('2027-02-01T10:00:00.000Z')));
    expect(nextOf(vault, id)).toEqual(['Preservation ends', '2027-05-19T10:00:00.000Z']);
    rebuildProjections(vault);
    expect(nextOf(vault, id)).toEqual(['Preservation ends', '2027-05-19T10:00:00.000Z']);
    chooseProfiles(vault.db, ['outside-us']);
    expect(nextOf(vault, id)).toBeNull();
    chooseProfiles(vault.db, ['us-federal']);
    act(vault, id, (state) => closeCase(state, 'over'));
    expect(nextOf(vault, id)).toBeNull();
    expect(await failureCode(() => act(vault, id, (state) => recordRenewal(state, received)))).toBe(
      'case-closed',
    );
    act(vault, id, (state) => reopen(state, 'an extension'));
    expect(nextOf(vault, id)?.[0]).toBe('Response due');
  });

  it('says that the gate closed since the decision, which no answer passes', async () => {
    const vault = await temporaryVault();
    const warrant = { ...federal, process: 'search-warrant' } as const;
    const { id, findings } = judgedCase(vault, warrant, [demand()], met);
    const line = () => docket(vault, '2026-11-23T10:00:00.000Z').find((each) => each.id === id);
    expect(line()).toMatchObject({ status: 'decided', waitsFor: 'Decided', evidenceChanged: 0 });
    act(vault, id, (state) => withdrawFinding(state, findings[0]?.id ?? '', 'misread'));
    expect(line()).toMatchObject({ status: 'decided', waitsFor: 'Decided; the evidence gate closed since' });
    const answer = () => act(vault, id, (state) => respond(state, '', null, storedBasis(vault.db, state)));
    expect(await failureCode(answer)).toBe('evidence-missing');
    act(vault, id, () => overrideGate(['dated'], 'The copy has no date.'));
    const since = 'Decided; cited evidence changed since it was signed';
    expect(line()).toMatchObject({ waitsFor: since, evidenceChanged: 1 });
    answer();
  });

  it('names an approval that only a rule wants, and that an answer went out without it', async () => {
    const vault = await temporaryVault();
    const warrant = { ...federal, process: 'search-warrant' } as const;
    const before = judgedCase(vault, warrant, [demand()], met).id;
    chooseProfiles(vault.db, ['strict-company', 'two-person']);
    const { id } = judgedCase(vault, warrant, [demand()], met);
    const waits = (each: string) => docket(vault, now).find((line) => line.id === each)?.waitsFor;
    expect([waits(before), waits(id)]).toEqual(Array(2).fill('Decided; another reviewer has to approve'));
    for (const each of [before, id]) act(vault, each, () => [{ type: 'case-responded', note: '' }]);
    expect(waits(id)).toBe('Answered without an approval');
    expect(waits(before)).toBe('Answered');
    chooseProfiles(vault.db, ['strict-company']);
    expect(waits(id)).toBe('Answered');
  });

  it('keeps a nondisclosure that has ended until the case is closed, since the user is still to be told', async () => {
    const vault = await temporaryVault();
    const until = at('2026-12-01T10:00:00.000Z');
    const gagged = {
      ...federal,
      process: 'trial-subpoena',
      nondisclosure: { authority: 'an order', until },
    } as const;
    const { id } = judgedCase(vault, gagged, [demand({ data: 'basic-subscriber' })], met);
    act(vault, id, (state) => respond(state, 'given', null, storedBasis(vault.db, state)));
    expect(nextOf(vault, id)).toEqual(['Nondisclosure ends', until.at]);
    expect(nextOf(vault, id, '2027-03-01T00:00:00.000Z')).toEqual(['Nondisclosure ends', until.at]);
    act(vault, id, (state) => closeCase(state, 'the user was told'));
    expect(nextOf(vault, id, '2027-03-01T00:00:00.000Z')).toBeNull();
  });

  it('stops the race of logs while a linked preservation holds them', async () => {
    const vault = await temporaryVault();
    const logs = demand({ data: 'mail-logs', from: '2026-11-01', to: '2026-11-15' });
    const warrant = openedCase(vault, { ...federal, process: 'search-warrant' }, [logs]).id;
    const first = ['Mail logs: the first records go', '2026-11-26T00:00:00.000Z'];
    expect(nextOf(vault, warrant)).toEqual(first);
    const letter = { ...federal, process: 'letter-2703f', reference: 'PR-1' } as const;
    const kept = judgedCase(vault, letter, [demand({ data: 'preservation' })], met).id;
    act(vault, warrant, (state) => linkCase(state, kept, 'preservation'));
    expect(nextOf(vault, warrant)).toBeNull();
    const stopped = clocksOfCase(vault.db, caseState(vault.db, warrant), now)
      .filter(({ conditional }) => !conditional)
      .map(({ stoppedBy }) => stoppedBy);
    expect(stopped).toEqual(['Preserved under PR-1.', 'Preserved under PR-1.']);
    act(vault, warrant, (state) => unlinkCase(state, kept, 'wrong'));
    expect(nextOf(vault, warrant)).toEqual(first);
    act(vault, kept, (state) => linkCase(state, warrant, 'follow-up'));
    expect(nextOf(vault, warrant)).toBeNull();
    act(vault, kept, (state) => unlinkCase(state, warrant, 'wrong'));
    expect(nextOf(vault, warrant)).toEqual(first);
    const refused = judgedCase(vault, letter, [demand({ data: 'preservation' })], {
      disposition: 'reject',
      reasons: ['unsigned'],
    });
    act(vault, warrant, (state) => linkCase(state, refused.id, 'preservation'));
    expect(nextOf(vault, warrant)).toEqual(first);
  });
});

describe('the calendar', () => {
  it('names no target, is the same for the same clocks, and needs a deadline', async () => {
    const vault = await temporaryVault();
    expect(await failureCode(() => calendarOf(vault))).toBe('nothing-to-export');
    const { id } = openedCase(
      vault,
      { ...federal, reference: 'SECRET-REF', agency: 'Secret Agency', due: at('2026-12-01T10:00:00.000Z') },
      [demand()],
    );
    const file = join(temporaryFolder(), 'out.ics');
    expect(exportCalendar(vault, file)).toEqual({ file: 'out.ics', deadlines: 1 });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`SUMMARY:Redrope ${id.slice(0, 8)}: Response due\r\n`);
    expect(text).toContain('DTSTART:20261201T100000Z');
    for (const secret of ['SECRET', 'Secret', 'j.doe', id]) expect(text).not.toContain(secret);
    const uid = /UID:.*/.exec(text)?.[0];
    expect(/UID:.*/.exec(calendarOf(vault).text)?.[0]).toBe(uid);
    act(vault, id, (state) => closeCase(state, 'over'));
    expect(await failureCode(() => calendarOf(vault))).toBe('nothing-to-export');
    expect(value(vault.db, 'SELECT count(*) FROM case_clock')).toBe(0);
  });
});
