import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { FileText, UserPlus } from 'lucide-react';
import { Failure } from '../../core/failure.ts';
import type { AddedPerson, TakenReceipt } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { KeyWords } from './KeyWords.tsx';
import { readQrPicture } from './read-qr-picture.ts';
import { ReceiptDialog } from './ReceiptDialog.tsx';
import { SideChoice } from './SideChoice.tsx';
import { VerifyDialog } from './VerifyDialog.tsx';

const maxCardBytes = 8_388_608;

interface AddCardDialogProps {
  /** The file of a card that was dropped; null to begin with a choice. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** Takes in somebody's identity card, or a receipt of theirs: from a file, or as pasted text. */
export function AddCardDialog({ file, onClose }: AddCardDialogProps): ReactNode {
  const [text, setText] = useState('');
  const [added, setAdded] = useState<AddedPerson | null>(null);
  const [receipt, setReceipt] = useState<TakenReceipt | null>(null);
  const [comparing, setComparing] = useState(false);
  const task = useTask();
  const take = (read: () => Promise<string>): Promise<unknown> =>
    task.run(async () => {
      const found = await read();
      if (found.includes('-----BEGIN REDROPE RECEIPT-----')) {
        setReceipt(await call('people.takeReceipt', { text: found }));
        announce('Took in a receipt');
        return;
      }
      const taken = await call('people.add', { text: found });
      setAdded(taken);
      announce(`${taken.person.name}: ${changes[taken.change]}`);
    });
  const takeDropped = useEffectEvent(() => {
    if (file !== null) void take(() => cardText(file));
  });
  useEffect(() => takeDropped(), []);
  if (receipt !== null) return <ReceiptDialog receipt={receipt} onClose={onClose} />;
  if (added !== null && comparing) {
    return <VerifyDialog person={added.person} replaces={replacedName(added)} onClose={onClose} />;
  }
  if (added !== null) {
    return (
      <Dialog
        title={added.person.name}
        onClose={onClose}
        actions={
          <>
            <Button look="quiet" onClick={onClose}>
              Later
            </Button>
            {added.person.state !== 'verified' && (
              <Button look="primary" onClick={() => setComparing(true)}>
                Compare the words
              </Button>
            )}
          </>
        }
      >
        <div className="stack">
          <Added added={added} />
          <SideChoice person={added.person} onPlaced={(person) => setAdded({ ...added, person })} />
        </div>
      </Dialog>
    );
  }
  return (
    <ActDialog
      title="Take in an identity card or a receipt"
      act="Take it in"
      icon={UserPlus}
      busy={task.busy}
      disabled={text.trim() === ''}
      onAct={() => void take(() => Promise.resolve(text))}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          Your colleague saves or copies their card under <i>People</i> and sends it by whatever way you have.
          It holds nothing secret.
        </p>
        <Field
          label="The card as text"
          hint="Paste the lines, the whole mail around them, or a picture of the QR code."
        >
          {(control) => (
            <textarea
              {...control}
              rows={8}
              className="code"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPaste={(event) => {
                const picture = [...event.clipboardData.files].find(isPicture);
                if (picture === undefined) return;
                event.preventDefault();
                void take(() => readQrPicture(picture));
              }}
            />
          )}
        </Field>
        <div>
          <Button
            icon={FileText}
            onClick={() =>
              chooseFiles((files) => {
                const [chosen] = files;
                if (chosen !== undefined) void take(() => cardText(chosen));
              }, '.redrope-card,.redrope-receipt,.txt,image/png,image/jpeg,image/webp')
            }
          >
            Choose a file or a picture
          </Button>
        </div>
        <FailureNotice failure={task.failure} />
      </div>
    </ActDialog>
  );
}

const changes: Readonly<Record<AddedPerson['change'], string>> = {
  added: 'is known from now on, and what they sign counts.',
  renewed: 'was known under this key. Name, role and recipient are now those of the later card.',
  same: 'was known by this very card. Nothing was changed.',
  older: 'is known by a later card of this key. Nothing was changed.',
  asks: 'has a new key. It counts for nothing until you decide.',
};

function Added({
  added: { person, change, sameName, retiredSigned },
}: {
  readonly added: AddedPerson;
}): ReactNode {
  return (
    <div className="stack">
      {retiredSigned.length > 0 && (
        <Notice tone="warning">
          This card takes nobody’s place. A key that is retired here signed it as its successor’s, and whoever
          got hold of a retired key can sign so. Compare the words with the person before you trust it; if
          they are not theirs, retire this key.
        </Notice>
      )}
      <p>
        <b>
          <bdi>{person.name}</bdi>
        </b>{' '}
        {changes[change]}
      </p>
      <KeyWords words={person.words} />
      {change === 'asks' && (
        <Notice tone="warning">
          Renewed, signed by the old key. Compare the words, then the new key takes its place.
        </Notice>
      )}
      {change !== 'asks' && sameName.length > 0 && (
        <Notice tone="warning">
          Somebody of that name, or of one that looks like it, is known under another key. If the key was
          lost, retire the old one and compare the words of this one. If not, one of them is not who they say.
        </Notice>
      )}
      {person.state === 'retired' && (
        <Notice tone="warning">This key was retired, and stays so until you compare its words anew.</Notice>
      )}
    </div>
  );
}

function replacedName({ change, person }: AddedPerson): string | null {
  return change === 'asks' ? person.name : null;
}

function isPicture(file: File): boolean {
  return file.type.startsWith('image/');
}

async function cardText(file: File): Promise<string> {
  if (isPicture(file)) return readQrPicture(file);
  if (file.size > maxCardBytes) {
    throw new Failure(
      'card-invalid',
      `“${file.name}” is too large to be an identity card or a receipt. Nothing was changed.`,
    );
  }
  try {
    return await file.text();
  } catch {
    throw new Failure('file-unreadable', `“${file.name}” could not be read. Nothing was changed.`);
  }
}
