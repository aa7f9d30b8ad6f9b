import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { X } from 'lucide-react';
import { cancelIntake, cutIntakeShort, dismissIntake, intakes, type Intake } from '../documents/intake.ts';
import { useNotTakenIn } from '../documents/not-taken-in.ts';
import { announce } from '../ui/announcer.tsx';
import { IconButton } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { call } from './client.ts';
import { useDraftTrouble } from './drafts.ts';
import { useAppEvent } from './event-hub.ts';
import { jobs, type Job } from './jobs.ts';
import { sizeInWords } from './size-words.ts';
import { useStore } from './store.ts';

/** What goes on in the background, in the corner: files coming in, long work in the vault. */
export function ActivityPanel(): ReactNode {
  const coming = useStore(intakes);
  const working = [...useStore(jobs).values()];
  const trouble = useDraftTrouble();
  const [cutShort, forgetCutShort] = useNotTakenIn();
  useAppEvent((event) => {
    if (event.type === 'locking') cutIntakeShort();
  });
  const panel = useRef<HTMLElement>(null);
  const isShown = coming.length + working.length + cutShort.length > 0 || trouble !== null;
  useRoom(panel, isShown);
  if (!isShown) return null;
  return (
    <aside ref={panel} className="activity" aria-label="Going on">
      <FailureNotice failure={trouble} />
      {cutShort.length > 0 && <CutShort names={cutShort} onDismiss={forgetCutShort} />}
      {working.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
      {coming.map((intake) => (
        <IntakeLine key={intake.number} intake={intake} />
      ))}
    </aside>
  );
}

/** Tells the columns behind it how much of their foot it covers, so that nothing of theirs is under it. */
function useRoom(panel: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    const element = panel.current;
    if (!isShown || element === null) return;
    const root = document.documentElement.style;
    const watch = new ResizeObserver(() =>
      root.setProperty('--activity-height', `calc(${String(element.offsetHeight)}px + 1.5rem)`),
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      root.removeProperty('--activity-height');
    };
  }, [panel, isShown]);
}

function CutShort({
  names,
  onDismiss,
}: {
  readonly names: readonly string[];
  readonly onDismiss: () => void;
}): ReactNode {
  const said =
    names.length === 1
      ? 'The lock came before 1 file was taken in. Drop it again:'
      : `The lock came before ${String(names.length)} files were taken in. Drop them again:`;
  useEffect(() => announce(said), [said]);
  return (
    <Notice tone="warning" onDismiss={onDismiss}>
      {said}
      <ul className="cut-short">
        {names.map((name, index) => (
          <li key={index}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function JobLine({ job }: { readonly job: Job }): ReactNode {
  return (
    <div className="activity-item">
      <span className="one-line" title={job.label}>
        {job.label}
      </span>
      <IconButton
        icon={X}
        label={`Cancel: ${job.label}`}
        onClick={() => void call('jobs.cancel', { job: job.job })}
      />
      <Progress label={job.label} done={job.done} total={job.total} />
    </div>
  );
}

function IntakeLine({ intake }: { readonly intake: Intake }): ReactNode {
  const { number, file, state } = intake;
  const running = state.name === 'waiting' || state.name === 'sending';
  return (
    <div className="activity-item">
      <span className="one-line" title={file.name}>
        <bdi>{file.name}</bdi>
      </span>
      <IconButton
        icon={X}
        label={running ? `Cancel ${file.name}` : `Dismiss ${file.name}`}
        onClick={() => (running ? cancelIntake(number) : dismissIntake(number))}
      />
      {state.name === 'sending' && <Progress label={file.name} done={state.sent} total={file.size} />}
      {state.name === 'failed' ? (
        <FailureNotice failure={state.failure} />
      ) : (
        <span className="quiet activity-detail">{detailOf(intake)}</span>
      )}
    </div>
  );
}

function detailOf({ file, state }: Intake): string {
  switch (state.name) {
    case 'waiting':
      return `${sizeInWords(file.size)}, waiting`;
    case 'sending':
      return `${sizeInWords(state.sent)} of ${sizeInWords(file.size)}`;
    case 'received':
      if (state.received.alreadyInCase) return 'This case had exactly this file already. Nothing was added.';
      return state.received.alsoIn.length === 0
        ? 'In the case'
        : `In the case. The same file is also in ${state.received.alsoIn.map(({ reference }) => reference).join(', ')}.`;
    case 'cancelled':
      return 'Cancelled. Nothing of it was recorded.';
    case 'failed':
      return '';
  }
}
