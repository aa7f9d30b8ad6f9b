import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseState } from '../../src/core/cases/case-state.ts';
import { signDecision } from '../../src/core/decisions/commands.ts';
import type { Position } from '../../src/core/decisions/events.ts';
import type { CaseEvent } from '../../src/core/events.ts';
import { makeFinding } from '../../src/core/findings/commands.ts';
import type { ElementId, Verdict } from '../../src/core/legal-basis.ts';
import { askSecondReview, commitSealed } from '../../src/core/second-review/commands.ts';
import { importBundle } from '../../src/vault/bundles/import-bundle.ts';
import { openBundle } from '../../src/vault/bundles/open-bundle.ts';
import { writeBundle } from '../../src/vault/bundles/write-bundle.ts';
import { openEntriesOf } from '../../src/vault/case-entries.ts';
import { documentSource } from '../../src/vault/document-store.ts';
import { receiveTogether } from '../../src/vault/documents/receive-together.ts';
import { caseState, mergeEntries, recordEvents } from '../../src/vault/ledger-store.ts';
import { sealedHead } from '../../src/vault/second-review/sealed-side.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { demand, openedCase } from './judged-case.ts';
import { noBasis, quoteAnchor } from './ledger-cast.ts';
import { bytesSource, samplePdfBytes, sha256 } from './sample-ledger.ts';
import { temporaryFolder } from './temporary-vault.ts';

const document = sha256(samplePdfBytes);

/** A case of two demands and one document in which the vault's reviewer asked for a blind second review. */
export function blindCase(vault: Vault, by: string | null = null): string {
  const demands = [demand(), demand({ data: 'basic-subscriber' })];
  const { id } = openedCase(vault, { reference: '24-SW-0417', process: 'search-warrant' }, demands);
  receiveTogether(vault, id, [
    { name: 'order.pdf', role: 'order', source: bytesSource(samplePdfBytes), sha256: document },
  ]);
  act(vault, id, (state, me) => askSecondReview(state, { mode: 'blind', by, note: '' }, me));
  return id;
}

/** Records what a command gives, as a handler does. */
export function act(
  vault: Vault,
  id: string,
  command: (state: CaseState, me: string) => readonly CaseEvent[],
): readonly string[] {
  return recordEvents(vault, id, command(caseState(vault.db, id), vault.identity.key));
}

export function find(vault: Vault, id: string, element: ElementId, verdict: Verdict, note: string): string {
  const finding = randomUUID();
  act(vault, id, (state) => makeFinding(state, finding, document, quoteAnchor, { element, verdict, note }));
  return finding;
}

/** Decides on the demand at `index`. */
export function decide(vault: Vault, id: string, index: number, more: Partial<Position> = {}): string {
  const entries = act(vault, id, (state) => {
    const position: Position = {
      demand: state.demands[index]?.id ?? '',
      disposition: 'reject',
      reasons: ['no-date-range'],
      findings: [],
      rationale: 'as found',
      narrowed: null,
      ...more,
    };
    return signDecision(state, position, noBasis);
  });
  return entries.at(-1) ?? '';
}

export function commit(vault: Vault, id: string): void {
  act(vault, id, (state, me) => commitSealed(state, sealedHead(vault.db, state), me));
}

/** The case as a plain bundle, which anybody can search. */
export async function bundled(vault: Vault, id: string): Promise<Buffer> {
  const file = join(temporaryFolder(), 'case.redrope');
  await writeBundle(vault, { cases: [id], recipients: [], passphrase: null }, file);
  return readFileSync(file);
}

/** What a bundle would bring from one vault into another, without the files around it. */
export function pass(from: Vault, to: Vault, id: string): void {
  const source = documentSource(from.db, document);
  mergeEntries(to, openEntriesOf(from.db, id), [{ sha256: document, bytes: source.size, source }]);
}

export async function take(vault: Vault, bundle: Buffer): Promise<void> {
  const keys = { ageIdentities: [vault.ageIdentity], passphrase: null };
  await importBundle(vault, await openBundle(bytesSource(bundle), keys));
}
