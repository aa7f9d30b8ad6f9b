import { describe, expect, it } from 'vitest';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { searchElement } from '../../../src/core/evidence/commands.ts';
import { changeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import type { ElementId } from '../../../src/core/legal-basis.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import { receiveTogether } from '../../../src/vault/documents/receive-together.ts';
import { caseState, rebuildProjections, recordEvents } from '../../../src/vault/ledger-store.ts';
import { reviewCase } from '../../../src/vault/review/case-review.ts';
import { alikeDecisions } from '../../../src/vault/review/memory.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { demand, judgedCase, openedCase } from '../../support/judged-case.ts';
import { noBasis } from '../../support/ledger-cast.ts';
import { bytesSource, samplePdfBytes, sha256 } from '../../support/sample-ledger.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

const subpoena = {
  agency: 'Sample County',
  country: 'US',
  requester: 'government',
  process: 'trial-subpoena',
} as const;
const waiting = () => ({ state: 'waiting' }) as const;
const rejected = { disposition: 'reject', reasons: ['no-date-range'] } as const;

function alikeTo(vault: Vault, caseId: string) {
  const state = caseState(vault.db, caseId);
  const [first] = state.demands;
  if (first === undefined) throw new Error('the case has a demand');
  return alikeDecisions(vault.db, state, first).map(({ words, cases }) => [words, cases.length] as const);
}

describe('earlier decisions that are alike', () => {
  it('are those on the same data by the same process or agency, with a defect in common', async () => {
    const vault = await temporaryVault();
    const judge = (
      ...[request, terms, position, broken]: [
        Parameters<typeof judgedCase>[1],
        Parameters<typeof judgedCase>[2],
        Parameters<typeof judgedCase>[3],
        Parameters<typeof judgedCase>[4],
      ]
    ) => judgedCase(vault, request, terms, position, broken).id;
    const named = judge({ ...subpoena, reference: 'A' }, [demand()], rejected, ['date-range']);
    judge({ ...subpoena, agency: 'Elsewhere', reference: 'B' }, [demand()], rejected, [
      'date-range',
      'signed',
    ]);
    judge({ ...subpoena, agency: ' SAMPLE  county', process: 'order-2703d' }, [demand()], rejected, [
      'date-range',
    ]);
    // Not alike: other data, other process and agency, other defects, none.
    judge(subpoena, [demand({ data: 'mail-logs' })], rejected, ['date-range']);
    judge({ ...subpoena, agency: 'Elsewhere', process: 'order-2703d' }, [demand()], rejected, ['date-range']);
    judge(subpoena, [demand()], { disposition: 'reject', reasons: ['unsigned'] }, ['signed']);
    judge(subpoena, [demand()], { disposition: 'produce', reasons: [] }, []);
    const now = judge(subpoena, [demand()], { disposition: 'challenge', reasons: ['unclear'] }, [
      'date-range',
    ]);
    expect(alikeTo(vault, now)).toEqual([['three alike were rejected for no date range', 3]]);
    expect(alikeTo(vault, named)).toEqual([
      ['two alike were rejected for no date range', 2],
      ['one alike was challenged for unclear', 1],
    ]);
    // One case with two decisions alike is one case.
    judge({ ...subpoena, reference: 'C' }, [demand(), demand({ identifiers: ['b@x.org'] })], rejected, [
      'date-range',
    ]);
    expect(alikeTo(vault, now)).toEqual([['four alike were rejected for no date range', 4]]);
    rebuildProjections(vault);
    expect(alikeTo(vault, now)).toEqual([['four alike were rejected for no date range', 4]]);
  });

  it('are shown before anything is found where process and agency are the same, and where the same was searched for in vain', async () => {
    const vault = await temporaryVault();
    judgedCase(vault, subpoena, [demand()], { disposition: 'challenge', reasons: ['unsigned'] }, ['signed']);
    judgedCase(vault, { ...subpoena, agency: 'Elsewhere' }, [demand()], rejected, ['date-range']);
    const now = openedCase(vault, subpoena, [demand()]).id;
    const unsigned = [['one alike was challenged for unsigned', 1]];
    expect(alikeTo(vault, now)).toEqual(unsigned);
    const searched = (id: string, element: ElementId) => {
      const file = { name: 'order.pdf', role: 'order', source: bytesSource(samplePdfBytes) } as const;
      const state = caseState(vault.db, id);
      if (state.documents.length === 0) {
        receiveTogether(vault, id, [{ ...file, sha256: sha256(samplePdfBytes) }]);
      }
      const pages = [{ document: sha256(samplePdfBytes), from: 1, to: 1 }];
      recordEvents(vault, id, searchElement(caseState(vault.db, id), element, pages, '', []));
    };
    searched(now, 'date-range');
    expect(alikeTo(vault, now)).toEqual([['one alike was rejected for no date range', 1]]);
    const other = judgedCase(vault, { ...subpoena, agency: 'Far' }, [demand()], rejected, ['dated']);
    searched(other.id, 'date-range');
    expect(alikeTo(vault, now)).toEqual([['two alike were rejected for no date range', 2]]);
  });

  it('follow what is withdrawn, changed and superseded', async () => {
    const vault = await temporaryVault();
    const earlier = judgedCase(vault, { ...subpoena, reference: 'A-1' }, [demand()], rejected, [
      'date-range',
    ]);
    const { id } = judgedCase(vault, subpoena, [demand()], rejected, ['date-range']);
    const state = caseState(vault.db, id);
    const [first] = state.demands;
    if (first === undefined) throw new Error('the case has a demand');
    expect(alikeDecisions(vault.db, state, first)[0]?.cases).toEqual([
      { case: earlier.id, reference: 'A-1' },
    ]);
    const position = {
      ...rejected,
      disposition: 'challenge',
      demand: earlier.demands[0]?.id ?? '',
      findings: [],
      rationale: 'w',
      narrowed: null,
    } as const;
    recordEvents(vault, earlier.id, signDecision(caseState(vault.db, earlier.id), position, noBasis));
    expect(alikeTo(vault, id)).toEqual([['one alike was challenged for no date range', 1]]);
    recordEvents(
      vault,
      earlier.id,
      changeRequest(caseState(vault.db, earlier.id), { agency: 'X', process: 'nsl' }),
    );
    expect(alikeTo(vault, id)).toEqual([]);
    recordEvents(
      vault,
      earlier.id,
      changeRequest(caseState(vault.db, earlier.id), { process: 'trial-subpoena' }),
    );
    recordEvents(
      vault,
      earlier.id,
      withdrawFinding(caseState(vault.db, earlier.id), earlier.findings[0]?.id ?? '', 'misread'),
    );
    expect(alikeTo(vault, id)).toEqual([]);
  });

  it('are those on a demand that the same finding concerns; so says what is shown of the case', async () => {
    const vault = await temporaryVault();
    const dated = demand({ data: 'basic-subscriber', from: '2026-06-01', to: '2026-06-30' });
    const judged = () => judgedCase(vault, subpoena, [demand(), dated], rejected, ['date-range']);
    const [earlier, now] = [judged(), judged()];
    const shown = () => {
      const state = caseState(vault.db, now.id);
      const { demands } = reviewCase(vault.db, state, waiting, '2026-11-26T00:00:00.000Z');
      return state.demands.map(({ id }) => {
        const own = demands[id]?.assessment.elements.find(({ element }) => element === 'date-range');
        return [own?.state, demands[id]?.alike.length];
      });
    };
    const nameFirst = ({ id, demands, findings }: typeof now) => {
      const named = [demands[0]?.id ?? ''];
      const reading = { element: 'date-range', verdict: 'breaks', note: '', demands: named } as const;
      recordEvents(vault, id, changeFinding(caseState(vault.db, id), findings[0]?.id ?? '', reading));
    };
    expect(shown()).toEqual([
      ['broken', 1],
      ['broken', 1],
    ]);
    nameFirst(earlier);
    expect(shown()).toEqual([
      ['broken', 1],
      ['broken', 0],
    ]);
    nameFirst(now);
    expect(shown()).toEqual([
      ['broken', 1],
      ['not-examined', 1],
    ]);
  });
});
