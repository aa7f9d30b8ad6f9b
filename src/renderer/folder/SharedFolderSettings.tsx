import { useState, type ReactNode } from 'react';
import { Eye, FolderSync, RefreshCw, RotateCcw, Send } from 'lucide-react';
import type { FolderView, PendingSending } from '../../ipc/folder-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask, type Task } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { FirstSendingDialog } from './FirstSendingDialog.tsx';
import { FolderLog } from './FolderLog.tsx';
import { roundInWords } from './round-words.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { SkippedFiles } from './SkippedFiles.tsx';
import { WaitingBundles } from './WaitingBundles.tsx';
import './folder.css';

/** A folder through which bundles go out and come in by themselves: off until it is turned on. */
export function SharedFolderSettings(): ReactNode {
  const folder = useQuery(
    'shared folder',
    () => call('folder.show', {}),
    (event) => event.type === 'folder-changed' || (event.type === 'changed' && event.case === null),
  );
  const task = useTask();
  const view = folder.value;
  const choose = (): void =>
    void task.run(async () => {
      const chosen = await call('app.chooseFolder', {});
      folder.again();
      if (chosen !== null) announce(`${chosen.name ?? ''} is chosen`);
    });
  return (
    <section aria-labelledby="settings-folder">
      <h2 id="settings-folder">Shared folder</h2>
      <p className="quiet">
        A folder that colleagues reach too: a network drive, or one that a service synchronises. Encrypted
        bundles go out and come in through it by themselves. Whoever else looks into it sees how many there
        are and how large, nothing more.
      </p>
      <FailureNotice failure={folder.failure} />
      {view?.name === null && (
        <div>
          <Button icon={FolderSync} busy={task.busy} onClick={choose}>
            Choose a folder
          </Button>
        </div>
      )}
      {view !== null && view.name !== null && (
        <ChosenFolder view={view} task={task} onChoose={choose} onChanged={folder.again} />
      )}
      {view?.name === null && <FailureNotice failure={task.failure} onDismiss={task.clear} />}
    </section>
  );
}

interface ChosenFolderProps {
  readonly view: FolderView;
  readonly task: Task;
  readonly onChoose: () => void;
  readonly onChanged: () => void;
}

function ChosenFolder({ view, task, onChoose, onChanged }: ChosenFolderProps): ReactNode {
  const [said, setSaid] = useState<string | null>(null);
  const [sharing, setSharing] = useState(false);
  const [asking, setAsking] = useState<{
    readonly pending: readonly PendingSending[];
    readonly proceed: () => void;
  } | null>(null);
  const act = (what: () => Promise<unknown>): void => {
    setSaid(null);
    void task.run(what).then(onChanged);
  };
  const held = useQuery(
    'shared folder held',
    () => call('folder.pending', { unconfirmed: false }),
    ({ type }) => type === 'folder-changed' || type === 'changed',
  );
  /** What goes to somebody for the first time through this folder is shown before: a round holds it until then. */
  const shownFirst = async (unconfirmed: boolean, proceed: () => void): Promise<void> => {
    let pending: readonly PendingSending[] = [];
    const isAsked = await task.run(async () => {
      pending = await call('folder.pending', { unconfirmed });
    });
    if (isAsked && pending.length === 0) proceed();
    else if (isAsked) setAsking({ pending, proceed });
  };
  const turn = (on: boolean): void => act(() => call('folder.turn', { on }));
  const exchange = (unconfirmed: boolean): void =>
    act(async () => {
      const words = roundInWords(await call('folder.exchange', { unconfirmed }));
      setSaid(words);
      announce(words);
    });
  return (
    <>
      <dl className="facts">
        <dt>Folder</dt>
        <dd>
          <bdi>{view.name}</bdi>
          <button type="button" className="link-button" onClick={onChoose}>
            Choose another
          </button>
          <button type="button" className="link-button" onClick={() => act(() => call('folder.leave', {}))}>
            Use none
          </button>
        </dd>
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={view.on}
          onChange={(event) => {
            if (event.target.checked) void shownFirst(false, () => turn(true));
            else turn(false);
          }}
        />
        <span>
          Exchange by itself while the vault is open
          <br />
          <span className="quiet">
            On each change, and every minute. Cases that you exchanged with a person before go on to them,
            once you have looked at what goes; no other case does. What comes in is confirmed to its sender.
          </span>
        </span>
      </label>
      <div className="row">
        <Button
          icon={RefreshCw}
          busy={task.busy || view.running}
          onClick={() => void shownFirst(false, () => exchange(false))}
        >
          {view.running ? 'Exchanging…' : 'Exchange now'}
        </Button>
        <Button icon={Send} disabled={task.busy} onClick={() => setSharing(true)}>
          Share cases
        </Button>
        <Button
          look="quiet"
          icon={RotateCcw}
          disabled={task.busy || view.running}
          onClick={() => void shownFirst(true, () => exchange(true))}
        >
          Send again what was not confirmed
        </Button>
      </div>
      <FailureNotice failure={task.failure} onDismiss={task.clear} />
      {view.on && (held.value ?? []).length > 0 && (
        <Notice tone="warning">
          <div className="row">
            <span>
              For <bdi>{(held.value ?? []).map(({ name }) => name).join(', ')}</bdi> something waits: nothing
              went to them through this folder yet, so you look at it first.
            </span>
            <Button icon={Eye} disabled={task.busy} onClick={() => void shownFirst(false, () => undefined)}>
              Look at what goes
            </Button>
          </div>
        </Notice>
      )}
      <div aria-live="polite">{said !== null && <Notice tone="good">{said}</Notice>}</div>
      {view.trouble !== null && task.failure === null && <Notice tone="warning">{view.trouble}</Notice>}
      <WaitingBundles waiting={view.waiting} onDecided={onChanged} />
      <SkippedFiles skipped={view.skipped} />
      <FolderLog lines={view.log} />
      {asking !== null && (
        <FirstSendingDialog
          pending={asking.pending}
          onSend={(people) => {
            setAsking(null);
            void task
              .run(async () => {
                if (people.length > 0) await call('folder.allow', { people });
              })
              .then((isAllowed) => {
                if (isAllowed) asking.proceed();
                onChanged();
              });
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {sharing && (
        <ShareDialog
          people={view.people}
          onClose={() => {
            setSharing(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
