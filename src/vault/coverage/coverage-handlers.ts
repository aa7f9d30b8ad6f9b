import type { Handlers } from '../../ipc/call.ts';
import type { coverageCalls } from '../../ipc/coverage-calls.ts';
import { caseState } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import { coverageOf, noteShown } from './coverage-store.ts';

/** The calls about which pages were on the screen. */
export function coverageHandlers(vault: () => Vault): Handlers<typeof coverageCalls> {
  return {
    'coverage.note': ({ document, pages }) => {
      noteShown(vault().db, document, pages);
      return null;
    },
    'coverage.document': ({ document }) => coverageOf(vault().db, document),
    'coverage.case': (input) =>
      caseState(vault().db, input.case).documents.map(({ sha256 }) => coverageOf(vault().db, sha256)),
  };
}
