import type { PendingSending } from '../../ipc/folder-views.ts';
import type { ReadableDb } from '../database.ts';
import { exchangeOf, sharedCases } from '../people/exchange-store.ts';
import { people } from '../people/person-store.ts';
import { allowedTo, isAllowed } from './allowed.ts';
import type { SharedFolder } from './folder-store.ts';

/** What people lack, by person: of cases that were exchanged with them before, or are named. */
export function sendings(
  db: ReadableDb,
  named: { readonly cases: readonly string[]; readonly to: readonly Pick<PendingSending, 'key'>[] },
): readonly PendingSending[] {
  return people(db)
    .filter(({ state }) => state === 'known' || state === 'verified')
    .map(({ key, name }) => {
      const first = named.to.some((one) => one.key === key) ? named.cases : [];
      const cases = [...new Set([...sharedCases(db, key), ...first])].filter((caseId) => {
        const { behind, lost } = exchangeOf(db, key, caseId);
        return behind + lost > 0;
      });
      return { key, name, cases };
    })
    .filter(({ cases }) => cases.length > 0);
}

/** Of what people lack, what does not go by itself: nobody has looked yet at what goes to them through the folder. */
export function firstSendings(db: ReadableDb, folder: SharedFolder): readonly PendingSending[] {
  return sendings(db, { cases: [], to: [] })
    .map((one) => {
      const allowed = allowedTo(db, folder, one.key);
      return { ...one, cases: one.cases.filter((caseId) => !isAllowed(allowed, caseId)) };
    })
    .filter(({ cases }) => cases.length > 0);
}
