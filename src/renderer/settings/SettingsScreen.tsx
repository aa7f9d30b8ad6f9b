import type { ReactNode } from 'react';
import { SavedState } from '../app/SavedState.tsx';
import { useWorkspace } from '../app/workspace.ts';
import { SharedFolderSettings } from '../folder/SharedFolderSettings.tsx';
import { GuidelineSettings } from '../guidelines/GuidelineSettings.tsx';
import { RecognitionSettings } from '../recognition/RecognitionSettings.tsx';
import { LetterSettings } from '../letters/LetterSettings.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { BehaviourSettings } from './BehaviourSettings.tsx';
import { ReportSettings } from './ReportSettings.tsx';
import { ChangePassphraseForm } from './ChangePassphraseForm.tsx';
import { CheckVault } from './CheckVault.tsx';
import './settings.css';
import '../cases/cases.css';
import '../bundles/bundles.css';

export function SettingsScreen(): ReactNode {
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>Settings</h1>
        <span className="spacer" />
        <SavedState />
      </header>
      <div className="screen-body">
        <div className="settings">
          <OwnIdentity />
          <BehaviourSettings />
          <SharedFolderSettings />
          <GuidelineSettings />
          <LetterSettings />
          <ReportSettings />
          <RecognitionSettings />
          <ChangePassphraseForm />
          <CheckVault />
        </div>
      </div>
    </main>
  );
}

function OwnIdentity(): ReactNode {
  const { identity } = useWorkspace();
  const lines = [
    ['Fingerprint', identity.fingerprint, 'Tell it to colleagues, so that they can tell your signature.'],
    ['Signing key', identity.sshKey, 'With it anyone can check your signature by ssh-keygen.'],
    ['Recipient', identity.recipient, 'With it others can encrypt a bundle for you.'],
  ] as const;
  return (
    <section aria-labelledby="settings-identity">
      <h2 id="settings-identity">You</h2>
      <dl className="facts">
        <dt>Name</dt>
        <dd>
          <bdi>{identity.name}</bdi>
        </dd>
        {lines.map(([label, value, hint]) => (
          <div key={label} className="facts-row">
            <dt title={hint}>{label}</dt>
            <dd title={hint}>
              <code>{value}</code>
              <CopyButton text={value} what={`the ${label.toLowerCase()}`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
