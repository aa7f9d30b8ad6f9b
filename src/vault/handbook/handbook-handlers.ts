import { basename } from 'node:path';
import { dayOf } from '../../core/clocks/zoned-time.ts';
import { handbookOf } from '../../core/handbook/handbook.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import { replaceFile } from '../atomic-file.ts';
import { atHandProfiles } from '../guidelines/guideline-store.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import type { Vault } from '../vault.ts';

/** The call that writes the guidelines for requesters; failures: `invalid-input`, `disk-full`, `file-unreadable`. */
export function handbookHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, 'host.saveHandbook'> {
  return {
    'host.saveHandbook': async ({ file, profile, format }) => {
      const { at, zone } = vault().now();
      const made = handbookOf(atHandProfiles(vault().db), profile, dayOf(zone, Date.parse(at)));
      // What makes PDFs is loaded when it is first used.
      const { handbookFile } = await import('./handbook-file.ts');
      const bytes = await handbookFile(made, format, at);
      withStorageFailures(() => replaceFile(file, bytes));
      return { file: basename(file) };
    },
  };
}
