import { randomUUID } from 'node:crypto';
import type { CaseState } from '../../src/core/cases/case-state.ts';
import { signDecision } from '../../src/core/decisions/commands.ts';
import type { Position } from '../../src/core/decisions/events.ts';
import { gateOfCase, overrideGate } from '../../src/core/evidence/commands.ts';
import { makeFinding } from '../../src/core/findings/commands.ts';
import type { ElementId } from '../../src/core/legal-basis.ts';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import type { DemandTerms, RequestRecord } from '../../src/core/requests/events.ts';
import { caseState, recordEvents } from '../../src/vault/ledger-store.ts';
import { receiveTogether } from '../../src/vault/documents/receive-together.ts';
import { decisionBasis } from '../../src/vault/review/decision-basis.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { quoteAnchor } from './ledger-cast.ts';
import { bytesSource, samplePdfBytes, sha256 } from './sample-ledger.ts';

const waiting = () => ({ state: 'waiting' }) as const;

/** Opens a case in a vault. */
export function openedCase(
  vault: Vault,
  request: Partial<RequestRecord>,
  demands: readonly DemandTerms[],
): CaseState {
  const id = randomUUID();
  recordEvents(vault, id, openCase({ ...blankRequest, ...request }, demands, randomUUID));
  return caseState(vault.db, id);
}

/** Opens a case, breaks some elements and signs the same decision on each of its demands; overrides what is missing. */
export function judgedCase(
  vault: Vault,
  request: Partial<RequestRecord>,
  demands: readonly DemandTerms[],
  position: Pick<Position, 'disposition' | 'reasons'>,
  broken: readonly ElementId[] = [],
): CaseState {
  const { id } = openedCase(vault, request, demands);
  const source = bytesSource(samplePdfBytes);
  const file = { name: 'order.pdf', role: 'order', source, sha256: sha256(samplePdfBytes) } as const;
  receiveTogether(vault, id, [file]);
  const state = () => caseState(vault.db, id);
  const elements: readonly ElementId[] = broken.length > 0 ? broken : ['dated'];
  for (const element of elements) {
    const reading = { element, verdict: broken.length > 0 ? 'breaks' : 'supports', note: '' } as const;
    recordEvents(vault, id, makeFinding(state(), randomUUID(), file.sha256, quoteAnchor, reading));
  }
  const basis = () => decisionBasis(vault.db, state(), waiting);
  const { missing } = gateOfCase(state(), basis());
  if (missing.length > 0) recordEvents(vault, id, overrideGate(missing, 'a test of something else'));
  const findings = state().findings.map((finding) => finding.id);
  for (const { id: demanded } of state().demands) {
    const whole = { ...position, demand: demanded, findings, rationale: '', narrowed: null };
    recordEvents(vault, id, signDecision(state(), whole, basis()));
  }
  return state();
}

export function demand(changes: Partial<DemandTerms> = {}): DemandTerms {
  return { data: 'stored-content', identifiers: ['j.doe@example.com'], from: null, to: null, ...changes };
}
