import { useEffect, useState, type ReactNode } from 'react';
import type { Identity, Settings } from '../../ipc/views.ts';
import { CaseScreen } from '../cases/CaseScreen.tsx';
import { DocketScreen } from '../docket/DocketScreen.tsx';
import { DropZone } from '../documents/DropZone.tsx';
import { takeInFiles } from '../documents/intake.ts';
import { rememberNotTakenIn } from '../documents/not-taken-in.ts';
import { cardsAmong, isBundleName, isDocketName } from '../documents/send-file.ts';
import { PeopleScreen } from '../people/PeopleScreen.tsx';
import { ReportsScreen } from '../reports/ReportsScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { ActivityPanel } from './ActivityPanel.tsx';
import { BareKeysContext } from './bare-keys.ts';
import { call } from './client.ts';
import { draftNow, putDraft } from './drafts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useAppEvent } from './event-hub.ts';
import { followJobs } from './jobs.ts';
import { OpenedDialog } from './OpenedDialog.tsx';
import { Rail } from './Rail.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useQuery } from './use-query.ts';
import { useWorkspaceCommands } from './workspace-commands.ts';
import { useWorkspace, WorkspaceContext, type OpenDialog, type Place, type Workspace } from './workspace.ts';

interface WorkspaceScreenProps {
  readonly identity: Identity;
  readonly settings: Settings;
  readonly demonstration: boolean;
  readonly onSettings: (settings: Settings) => void;
}

const placeDraft = 'window/place';
const dialogDraft = 'window/dialog';

/** The unlocked vault: rail, screen, dialogs and what goes on in the background. */
export function WorkspaceScreen(props: WorkspaceScreenProps): ReactNode {
  const { settings, demonstration, onSettings } = props;
  const [place, setPlace] = useState<Place>(placeBeforeTheLock);
  const [lastCase, setLastCase] = useState<string | null>(place.screen === 'case' ? place.case : null);
  const [dialogs, setDialogs] = useState<readonly OpenDialog[]>(dialogsBeforeTheLock);
  const [dialog] = dialogs;
  const docket = useQuery(
    'docket',
    () => call('docket.list', {}),
    (event) => event.type === 'changed',
  );
  // A key that was replaced makes another identity.
  const own = useQuery(
    'identity',
    () => call('vault.identity', {}),
    (event) => event.type === 'changed' && event.case === null,
  );
  useEffect(followJobs, []);
  useEffect(() => {
    putDraft(placeDraft, '');
    putDraft(dialogDraft, '');
  }, []);
  // Locking comes back to the case that was open: its id is kept with the drafts, inside the vault.
  useAppEvent((event) => {
    if (event.type !== 'locking') return;
    putDraft(placeDraft, place.screen === 'case' ? place.case : '');
    putDraft(dialogDraft, dialog?.name === 'new-case' ? dialog.name : '');
    rememberNotTakenIn(dialogs.slice(1).flatMap(filesOf));
  });

  const takeIn = async (files: readonly File[], caseId: string | null): Promise<void> => {
    const cards = await cardsAmong(files);
    const bundles = files.filter((file) => isBundleName(file.name) && !cards.includes(file));
    // In a case a table is a document like any other.
    const dockets =
      caseId === null ? files.filter((file) => isDocketName(file.name) && !cards.includes(file)) : [];
    const others = new Set([...bundles, ...dockets, ...cards]);
    const documents = files.filter((file) => !others.has(file));
    const next: OpenDialog[] = [
      ...bundles.map((file) => ({ name: 'import' as const, file })),
      ...cards.map((file) => ({ name: 'add-card' as const, file })),
      ...dockets.map((file) => ({ name: 'import-docket' as const, file })),
    ];
    if (documents.length > 0 && caseId !== null) {
      const known = docket.value?.find(({ id }) => id === caseId);
      takeInFiles(documents, caseId, (known?.documents ?? 0) > 0);
    } else if (documents.length > 0) next.push({ name: 'new-case', files: documents });
    setDialogs(next);
  };
  const workspace: Workspace = {
    identity: own.value ?? props.identity,
    settings,
    docket,
    place,
    open: (next) => setDialogs(next === null ? [] : [next]),
    async changeSettings(next) {
      const saved = await call('settings.set', next);
      await call('app.setTheme', { theme: saved.theme });
      onSettings(saved);
    },
    go(next) {
      if (next.screen === 'case') setLastCase(next.case);
      setPlace(next);
    },
    takeIn: (files, caseId) => void takeIn(files, caseId),
  };

  return (
    <WorkspaceContext value={workspace}>
      <BareKeysContext value={{ on: settings.singleKeys, chosen: settings.keys }}>
        <Keyboard lastCase={lastCase} />
        <div className="workspace">
          <Rail lastCase={lastCase} demonstration={demonstration} />
          <ErrorBoundary key={place.screen}>
            <Screen place={place} />
          </ErrorBoundary>
        </div>
        <DropZone />
        <ActivityPanel />
        {dialog !== undefined && (
          // Keyed by how many wait, so that the next one of the same kind begins anew.
          <OpenedDialog
            key={dialogs.length}
            dialog={dialog}
            onClose={() => setDialogs((waiting) => waiting.slice(1))}
          />
        )}
      </BareKeysContext>
    </WorkspaceContext>
  );
}

function Keyboard({ lastCase }: { readonly lastCase: string | null }): null {
  const { settings } = useWorkspace();
  useWorkspaceCommands(lastCase);
  useKeyboard(settings);
  return null;
}

function placeBeforeTheLock(): Place {
  const caseId = draftNow(placeDraft);
  return caseId === null ? { screen: 'docket' } : { screen: 'case', case: caseId, at: null };
}

function dialogsBeforeTheLock(): readonly OpenDialog[] {
  return draftNow(dialogDraft) === 'new-case' ? [{ name: 'new-case', files: [] }] : [];
}

/** What a dialog that waits for its turn was to take in. */
function filesOf(dialog: OpenDialog): readonly File[] {
  switch (dialog.name) {
    case 'new-case':
      return dialog.files;
    case 'import':
    case 'import-docket':
      return [dialog.file];
    case 'add-card':
      return dialog.file === null ? [] : [dialog.file];
    case 'palette':
    case 'keys':
    case 'export':
      return [];
  }
}

function Screen({ place }: { readonly place: Place }): ReactNode {
  switch (place.screen) {
    case 'docket':
      return <DocketScreen key={place.within ?? ''} within={place.within ?? null} />;
    case 'reports':
      return <ReportsScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'case':
      return <CaseScreen key={place.case} caseId={place.case} at={place.at} />;
  }
}
