import { markPrivilege } from '../../core/exports/firewall.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import { addresseeNamed, changedFor } from '../people/addressees.ts';
import type { Vault } from '../vault.ts';
import { planExport } from './export-plan.ts';
import { personGroups, setGroup } from './group-store.ts';
import { keptReceipts } from './receipt-store.ts';

type ExportCall = Extract<keyof ProcessContract, `exports.${string}` | 'documents.markPrivilege'>;

/** The calls about what leaves the vault. Writing it is a job: see `handlers.ts`. */
export function exportHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, ExportCall> {
  return {
    'exports.plan': (target) => planExport(vault(), target),
    'exports.changed': ({ people }) => {
      const { db } = vault();
      const addressees = people.map((key) => addresseeNamed(db, key));
      return changedFor(db, addressees, []);
    },
    'exports.receipts': () => keptReceipts(vault().db),
    'exports.groups': () => personGroups(vault().db),
    'exports.setGroup': (group) => {
      setGroup(vault().db, group);
      vault().emit({ type: 'changed', case: null });
      return personGroups(vault().db);
    },
    'documents.markPrivilege': (input) => {
      const state = caseState(vault().db, input.case);
      recordEvents(vault(), input.case, markPrivilege(state, input.document, input.privileged, input.reason));
      return null;
    },
  };
}
