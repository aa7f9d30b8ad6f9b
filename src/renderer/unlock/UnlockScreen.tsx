import type { ReactNode } from 'react';
import { FolderLock } from 'lucide-react';
import type { AppInfo, Identity, LockReason } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { CreateVaultForm } from './CreateVaultForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import './unlock.css';

interface UnlockScreenProps {
  readonly info: AppInfo;
  readonly onEnter: (identity: Identity) => Promise<void>;
  readonly onVaultChosen: () => void;
}

const lockedBecause: Readonly<Record<LockReason, string>> = {
  asked: 'Locked. What you were typing is kept inside the vault.',
  idle: 'Locked because nobody used it for a while. What you were typing is kept inside the vault.',
  suspend: 'Locked because the computer went to sleep. What you were typing is kept inside the vault.',
  screen: 'Locked because the screen was locked. What you were typing is kept inside the vault.',
  ended:
    'The part of Redrope that keeps the vault ended by itself. What was recorded is safe; the last words that you typed may be missing. Unlock to go on.',
  window:
    'The window ended by itself, most likely over a document that takes too much memory. What was recorded is safe; the last words that you typed may be missing. Unlock to go on, and take care with the document that was shown.',
};

/** The door: opens the vault that the app is pointed at, or makes one where there is none. */
export function UnlockScreen({ info, onEnter, onVaultChosen }: UnlockScreenProps): ReactNode {
  const choosing = useTask();
  const { folder, exists } = info.vault;
  const why = info.locked;
  const choose = (purpose: 'open' | 'create'): void => {
    void choosing.run(async () => {
      if (await call('app.chooseVault', { for: purpose })) onVaultChosen();
    });
  };
  return (
    <main className="unlock">
      <div className="unlock-card">
        <div className="unlock-title">
          <FolderLock className="unlock-mark" aria-hidden="true" />
          <h1>{exists ? 'Unlock Redrope' : 'Make your vault'}</h1>
        </div>
        {info.runtime === 'demonstration' && (
          <Notice tone="warning">
            <b>Demonstration runtime.</b> This is an old Electron that is here to try Redrope only. Never use
            it for real case material.
          </Notice>
        )}
        {why !== null && exists && (
          <Notice tone={why === 'ended' || why === 'window' ? 'warning' : 'info'}>
            {lockedBecause[why]}
          </Notice>
        )}
        {exists ? (
          <UnlockForm key={folder} onEnter={onEnter} />
        ) : (
          <CreateVaultForm key={folder} onEnter={onEnter} />
        )}
        <FailureNotice failure={choosing.failure} />
        <div className="unlock-folder">
          <span className="quiet">{exists ? 'The vault lies in' : 'The vault will lie in'}</span>
          <bdi className="one-line code" title={folder}>
            {folder}
          </bdi>
          <button type="button" className="link-button" onClick={() => choose(exists ? 'open' : 'create')}>
            Choose another folder
          </button>
          {exists ? (
            <button type="button" className="link-button" onClick={() => choose('create')}>
              Make a new vault
            </button>
          ) : (
            <button type="button" className="link-button" onClick={() => choose('open')}>
              Open a vault that is there already
            </button>
          )}
        </div>
      </div>
    </main>
  );
}
