import { isTrusted } from '../../core/people/standing.ts';
import type { PendingSending } from '../../ipc/folder-views.ts';
import type { ReadableDb } from '../database.ts';
import { exchangeOf } from '../people/exchange-store.ts';
import { people } from '../people/person-store.ts';
import { allowedTo, isAllowed } from './allowed.ts';
import type { SharedFolder } from './folder-store.ts';
import { casesWith } from './sent-store.ts';

/**
 * What people lack, by person: of cases that were exchanged with them before, or are named. With `unconfirmed`, what nothing
 * shows to have arrived counts as lacking.
 */
export function sendings(
  db: ReadableDb,
  folder: Pick<SharedFolder, 'id'>,
  named: { readonly cases: readonly string[]; readonly to: readonly Pick<PendingSending, 'key'>[] },
  isUnconfirmed: boolean,
): readonly PendingSending[] {
  return people(db)
    .filter(isTrusted)
    .map(({ key, name }) => {
      const first = named.to.some((one) => one.key === key) ? named.cases : [];
      const cases = [...new Set([...casesWith(db, folder, key), ...first])].filter((caseId) => {
        const { behind, lost, unconfirmed } = exchangeOf(db, key, caseId);
        return behind + lost > 0 || (isUnconfirmed && unconfirmed > 0);
      });
      return { key, name, cases };
    })
    .filter(({ cases }) => cases.length > 0);
}

/** Of what people lack, what does not go by itself: nobody has looked yet at what goes to them through the folder. */
export function firstSendings(
  db: ReadableDb,
  folder: SharedFolder,
  isUnconfirmed: boolean,
): readonly PendingSending[] {
  return sendings(db, folder, { cases: [], to: [] }, isUnconfirmed)
    .map((one) => {
      const allowed = allowedTo(db, folder, one.key);
      return { ...one, cases: one.cases.filter((caseId) => !isAllowed(allowed, caseId)) };
    })
    .filter(({ cases }) => cases.length > 0);
}
