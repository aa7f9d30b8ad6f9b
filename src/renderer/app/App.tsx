import { useState, type ReactNode } from 'react';
import type { AppInfo, Identity, Settings } from '../../ipc/views.ts';
import { forgetIntake } from '../documents/intake.ts';
import { Announcer } from '../ui/announcer.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { forgetHistoryChoice } from '../reports/history-choice.ts';
import { forgetReportChoice } from '../reports/report-choice.ts';
import { UnlockScreen } from '../unlock/UnlockScreen.tsx';
import { forgetJobs } from './jobs.ts';
import { call } from './client.ts';
import { flushDrafts, forgetDrafts, loadDrafts } from './drafts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useAppEvent } from './event-hub.ts';
import { useTheme } from './theme.ts';
import { useQuery } from './use-query.ts';
import { WorkspaceScreen } from './WorkspaceScreen.tsx';

interface Session {
  readonly identity: Identity;
  readonly settings: Settings;
}

/** The window: the lock in front, the workspace behind it. What the workspace holds is forgotten when it locks. */
export function App(): ReactNode {
  const info = useQuery('app', () => call('app.info', {}));
  const [session, setSession] = useState<Session | null>(null);
  const [theme, setTheme] = useState<Settings['theme']>('system');
  useTheme(theme);

  useAppEvent((event) => {
    if (event.type === 'locking') void putDraftsAway();
    if (event.type !== 'locked') return;
    setSession(null);
    forgetDrafts();
    forgetIntake();
    forgetJobs();
    forgetReportChoice();
    forgetHistoryChoice();
    info.again();
  });

  const enter = async (identity: Identity): Promise<void> => {
    const [settings] = await Promise.all([call('settings.get', {}), loadDrafts()]);
    setTheme(settings.theme);
    setSession({ identity, settings });
  };

  return (
    <ErrorBoundary>
      <Announcer />
      {session === null ? (
        <Locked info={info.value} onEnter={enter} onVaultChosen={info.again} />
      ) : (
        <WorkspaceScreen
          identity={session.identity}
          settings={session.settings}
          demonstration={info.value?.runtime === 'demonstration'}
          onSettings={(settings) => {
            setTheme(settings.theme);
            setSession({ ...session, settings });
          }}
        />
      )}
      {session === null && info.value === null && <FailureNotice failure={info.failure} />}
    </ErrorBoundary>
  );
}

async function putDraftsAway(): Promise<void> {
  // First let every other listener write what it has.
  await Promise.resolve();
  await flushDrafts();
  await call('app.readyToLock', {});
}

interface LockedProps {
  readonly info: AppInfo | null;
  readonly onEnter: (identity: Identity) => Promise<void>;
  readonly onVaultChosen: () => void;
}

function Locked({ info, ...rest }: LockedProps): ReactNode {
  return info === null ? null : <UnlockScreen info={info} {...rest} />;
}
