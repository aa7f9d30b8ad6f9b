import { basename } from 'node:path';
import { dayOfMoment } from '../../core/clocks/zoned-time.ts';
import { handbookOf } from '../../core/handbook/handbook.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import { replaceFile } from '../atomic-file.ts';
import { atHandProfiles } from '../guidelines/guideline-store.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import { handbookFile } from './handbook-file.ts';
import type { Vault } from '../vault.ts';

/** The call that writes the guidelines for requesters; failures: `invalid-input`, `disk-full`, `file-unreadable`. */
export function handbookHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, 'host.saveHandbook'> {
  return {
    'host.saveHandbook': async ({ file, profile, format }) => {
      const now = vault().now();
      const made = handbookOf(atHandProfiles(vault().db), profile, dayOfMoment(now));
      const bytes = await handbookFile(made, format, now.at);
      withStorageFailures(() => replaceFile(file, bytes));
      return { file: basename(file) };
    },
  };
}
