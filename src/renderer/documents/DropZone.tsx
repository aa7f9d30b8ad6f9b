import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { dropPlace, type DropPlace } from './drop-into-dialog.ts';
import { isBundleName } from './send-file.ts';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The case whose line of the docket is under the pointer. */
function caseUnder(event: DragEvent): string | null {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-case]') : null;
  return row?.dataset['case'] ?? null;
}

/** Takes in files dropped anywhere in the window, and says while they are held over it where they will go. */
export function DropZone(): ReactNode {
  const { place, docket, takeIn } = useWorkspace();
  const [depth, setDepth] = useState(0);
  const [over, setOver] = useState<string | null>(null);
  const [to, setTo] = useState<DropPlace['name']>('workspace');
  const caseId = place.screen === 'case' ? place.case : over;
  const reference = docket.value?.find(({ id }) => id === caseId)?.reference;

  const enter = useEffectEvent((event: DragEvent) => {
    if (carriesFiles(event)) setDepth((count) => count + 1);
  });
  const leave = useEffectEvent((event: DragEvent) => {
    if (carriesFiles(event)) setDepth((count) => Math.max(0, count - 1));
  });
  const move = useEffectEvent((event: DragEvent) => {
    setOver(caseUnder(event));
    setTo(dropPlace().name);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setDepth(0);
    const files = [...(event.dataTransfer?.files ?? [])];
    const at = place.screen === 'case' ? place.case : caseUnder(event);
    if (files.length === 0) return;
    const where = dropPlace();
    if (where.name === 'workspace') takeIn(files, at);
    else if (where.name === 'nowhere') announce('Close this dialog first, then drop the files again');
    else takeIntoDialog(files, where.take);
  });
  useEffect(() => {
    const listeners = [
      ['dragenter', (event: DragEvent) => enter(event)],
      ['dragleave', (event: DragEvent) => leave(event)],
      ['dragover', (event: DragEvent) => move(event)],
      ['drop', (event: DragEvent) => drop(event)],
    ] as const;
    for (const [type, listener] of listeners) window.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener);
    };
  }, []);

  if (depth === 0) return null;
  return (
    <div className="drop-zone" popover="manual" ref={putOnTop}>
      <div className="drop-zone-card">
        <FileDown aria-hidden="true" />
        <Words to={to} caseId={caseId} reference={reference} />
      </div>
    </div>
  );
}

/** Above an open dialog too. */
function putOnTop(zone: HTMLElement | null): void {
  zone?.showPopover();
}

function takeIntoDialog(files: readonly File[], take: (files: readonly File[]) => void): void {
  const documents = files.filter(({ name }) => !isBundleName(name));
  if (documents.length > 0) take(documents);
  announce(
    documents.length < files.length
      ? 'A bundle is imported by itself. Close this dialog first, then drop it again'
      : `Added ${files.length === 1 ? '1 file' : `${String(files.length)} files`}`,
  );
}

interface WordsProps {
  readonly to: DropPlace['name'];
  readonly caseId: string | null;
  readonly reference: string | undefined;
}

function Words({ to, caseId, reference }: WordsProps): ReactNode {
  switch (to) {
    case 'nowhere':
      return (
        <>
          <p className="empty-title">Close this dialog first</p>
          <p className="quiet">Nothing is taken in while it is open. Drop the files after it.</p>
        </>
      );
    case 'dialog':
      return (
        <>
          <p className="empty-title">Drop PDFs to add them to the new case</p>
          <p className="quiet">A bundle is imported by itself, once this dialog is closed.</p>
        </>
      );
    case 'workspace':
      return (
        <>
          <p className="empty-title">
            {caseId === null
              ? 'Drop PDFs to begin a case with them'
              : `Drop PDFs to add them to ${reference || 'this case'}`}
          </p>
          <p className="quiet">
            A bundle (.redrope or .zip) is shown before anything of it is imported
            {caseId === null && ', and so is a docket (.csv)'}.
          </p>
        </>
      );
  }
}
