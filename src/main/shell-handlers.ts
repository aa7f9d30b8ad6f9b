import { app, nativeTheme, type BrowserWindow } from 'electron';
import type { Handlers } from '../ipc/call.ts';
import type { ShellContract } from '../ipc/contract.ts';
import type { Identity } from '../ipc/views.ts';
import { askBundleDestination } from './bundle-destination.ts';
import { askCalendarDestination } from './calendar-destination.ts';
import { askSharedFolder } from './folder-choice.ts';
import { printWindow } from './print-window.ts';
import { chooseFolder, saveFile } from './save-file.ts';
import type { LockSettings } from './lock-settings.ts';
import type { VaultFolder } from './vault-folder.ts';
import type { VaultSession } from './vault-session.ts';

export interface Shell {
  readonly window: () => BrowserWindow;
  readonly folder: VaultFolder;
  readonly session: VaultSession;
  readonly settings: LockSettings;
  readonly demonstration: boolean;
}

/** The calls that the shell answers itself. */
export function shellHandlers(shell: Shell): Handlers<ShellContract> {
  const { folder, session, settings } = shell;
  const opened = async (identity: Promise<Identity>): Promise<Identity> => {
    const owner = await identity;
    settings.apply(await session.vault().call('host.settings', {}));
    return owner;
  };
  return {
    'app.info': () => ({
      version: app.getVersion(),
      runtime: shell.demonstration ? 'demonstration' : 'official',
      platform: process.platform,
      vault: { folder: folder.path(), exists: folder.exists() },
      locked: session.lockedBecause(),
    }),
    async 'app.chooseVault'({ for: purpose }) {
      const isChosen = await folder.choose(shell.window(), purpose);
      if (isChosen) await session.lock('asked');
      return isChosen;
    },
    'app.createVault': (input) =>
      opened(session.open((call) => call('host.create', { folder: folder.path(), ...input }))),
    'app.unlock': (input) =>
      opened(session.open((call) => call('host.unlock', { folder: folder.path(), ...input }))),
    async 'app.lock'() {
      await session.lock('asked');
      return null;
    },
    'app.readyToLock'() {
      session.readyToLock();
      return null;
    },
    'app.quit'() {
      app.quit();
      return null;
    },
    async 'app.exportBundle'(input) {
      const vault = session.vault();
      const file = await askBundleDestination(shell.window());
      return file === null ? null : vault.call('host.exportBundle', { file, ...input });
    },
    async 'app.exportCalendar'() {
      const vault = session.vault();
      const file = await askCalendarDestination(shell.window());
      return file === null ? null : vault.call('host.exportCalendar', { file });
    },
    'app.saveReceipt': (input) =>
      saveFile(shell, 'receipt', 'redrope-receipt', (vault, file) =>
        vault.call('host.saveReceipt', { file, ...input }),
      ),
    'app.saveCard': (input) =>
      saveFile(shell, 'identity', 'redrope-card', (vault, file) =>
        vault.call('host.saveCard', { file, ...input }),
      ),
    'app.saveCardCode': (input) =>
      saveFile(shell, 'identity', 'svg', (vault, file) =>
        vault.call('host.saveCardCode', { file, ...input }),
      ),
    'app.saveReport': (input) =>
      saveFile(shell, `report-${input.table}-${input.period}`, input.format, (vault, file) =>
        vault.call('host.saveReport', { file, ...input }),
      ),
    'app.savePublished': ({ id }) =>
      chooseFolder(shell, (vault, into) => vault.call('host.savePublished', { folder: into, id })),
    'app.exportDocket': (input) =>
      saveFile(shell, 'docket', 'csv', (vault, file) => vault.call('host.exportDocket', { file, ...input })),
    'app.saveDocketErrors': (input) =>
      saveFile(shell, 'rows-in-error', 'csv', (vault, file) =>
        vault.call('host.saveDocketErrors', { file, ...input }),
      ),
    async 'app.chooseFolder'() {
      const vault = session.vault();
      const chosen = await askSharedFolder(shell.window());
      return chosen === null ? null : vault.call('host.useFolder', { folder: chosen });
    },
    'app.saveLetter': (input) =>
      saveFile(shell, 'letter', input.format, (vault, file) =>
        vault.call('host.saveLetter', { file, ...input }),
      ),
    'app.saveLetterTexts': () =>
      saveFile(shell, 'letters', 'json', (vault, file) => vault.call('host.saveLetterTexts', { file })),
    'app.saveHandbook': (input) =>
      saveFile(shell, `guidelines-for-requesters-${input.profile}`, input.format, (vault, file) =>
        vault.call('host.saveHandbook', { file, ...input }),
      ),
    'app.saveAnnotated': (input) =>
      saveFile(shell, 'document-with-findings', input.format, (vault, file) =>
        vault.call('host.saveAnnotated', { file, ...input }),
      ),
    'app.print': () => printWindow(shell.window()),
    'app.setTheme'({ theme }) {
      nativeTheme.themeSource = theme;
      return null;
    },
  };
}
