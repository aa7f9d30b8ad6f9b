import { useRef, useState, type ReactNode } from 'react';
import { PackageOpen } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { ExportReceipt } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { DoneDialog } from '../ui/DoneDialog.tsx';
import { announce } from '../ui/announcer.tsx';
import { HintedRadio } from '../ui/HintedRadio.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { NewPassphrase } from '../unlock/NewPassphrase.tsx';
import { BlockReasons } from './BlockReasons.tsx';
import { ExportStatus } from './ExportStatus.tsx';
import { Leaving } from './Leaving.tsx';
import { Receipt } from './Receipt.tsx';
import { RecipientChoice } from './RecipientChoice.tsx';
import { isNamed, recipientsOf, type RecipientText } from './recipients.ts';
import './bundles.css';

interface ExportDialogProps {
  readonly cases: readonly string[];
  /** Keys of people who are chosen at once. */
  readonly people: readonly string[];
  readonly onClose: () => void;
}

type Wrapping = 'people' | 'passphrase' | 'plain';

const wrappings: readonly (readonly [id: Wrapping, label: string, hint: string])[] = [
  ['people', 'For people', 'Only who has the private key of one of the recipients can open it.'],
  [
    'passphrase',
    'Under a passphrase',
    'Whoever knows the passphrase can open it. Tell it by another way than the file goes.',
  ],
  ['plain', 'Not encrypted', 'Anyone who gets the file can read everything in it.'],
];

/** Writes cases into a bundle that somebody else can check and import, once it is seen what leaves. */
export function ExportDialog({ cases, people, onClose }: ExportDialogProps): ReactNode {
  const { docket } = useWorkspace();
  const [wrapping, setWrapping] = useState<Wrapping>('people');
  const [recipients, setRecipients] = useState<RecipientText>({ people, chosen: [], typed: '' });
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [receipt, setReceipt] = useState<ExportReceipt | null>(null);
  const exporting = useTask();
  const keeping = useRef<HTMLDivElement>(null);
  const toPeople = wrapping === 'people';
  const target = {
    cases,
    people: toPeople ? recipients.people : [],
    recipients: toPeople ? recipientsOf(recipients) : [],
    open: !toPeople,
  };
  const named = !toPeople || isNamed(recipients);
  const plan = useQuery(
    `plan ${named ? JSON.stringify(target) : ''}`,
    async () => (named ? call('exports.plan', target) : null),
    ({ type }) => type === 'changed',
  );
  const names = cases.map(
    (id) => docket.value?.find((summary) => summary.id === id)?.reference || 'No reference yet',
  );
  const blocks = plan.value?.blocks ?? [];
  const allowed = blocks.every(({ id, liftable }) => liftable && (reasons[id] ?? '').trim() !== '');
  const lacksPassphrase = wrapping === 'passphrase' && (passphrase === '' || passphrase !== again);
  const ready = named && plan.value !== null && allowed && !lacksPassphrase;
  const failure = exporting.failure ?? plan.failure;
  const status =
    failure === null ? (
      <ExportStatus
        named={named}
        blocks={blocks}
        reasons={reasons}
        lacksPassphrase={lacksPassphrase}
        onReason={() =>
          [...(keeping.current?.querySelectorAll('textarea') ?? [])]
            .find(({ value }) => value.trim() === '')
            ?.focus()
        }
      />
    ) : (
      <FailureNotice failure={failure} />
    );
  const write = async (): Promise<void> => {
    await exporting.run(async () => {
      const written = await call('app.exportBundle', {
        ...target,
        passphrase: wrapping === 'passphrase' ? passphrase : null,
        lifts: blocks.map(({ id }) => ({ block: id, reason: reasons[id] ?? '' })),
        shown: plan.value?.cases.map(({ case: id, heads }) => ({ case: id, heads })) ?? null,
      });
      if (written === null) return;
      setReceipt(written);
      announce(`Exported ${counted(written.cases, 'case')}`);
    });
  };
  if (receipt !== null) {
    return (
      <DoneDialog title="Exported" onClose={onClose}>
        <Receipt receipt={receipt} />
      </DoneDialog>
    );
  }
  return (
    <ActDialog
      title={cases.length === 1 ? `Export ${names[0] ?? 'the case'}` : `Export ${String(cases.length)} cases`}
      act={wrapping === 'plain' ? 'Export without encryption' : 'Export'}
      look={wrapping === 'plain' ? 'danger' : 'primary'}
      icon={PackageOpen}
      busy={exporting.busy}
      disabled={!ready}
      status={status}
      onAct={() => void write()}
      onClose={onClose}
    >
      <div className="stack">
        {cases.length > 1 && (
          <p className="quiet user-text">
            {names.slice(0, 12).join(', ')}
            {names.length > 12 && ' …'}
          </p>
        )}
        <fieldset className="stack">
          <legend>Who can open it</legend>
          {wrappings.map(([id, label, hint]) => (
            <HintedRadio
              key={id}
              group="wrapping"
              label={label}
              hint={hint}
              checked={wrapping === id}
              onChoose={() => setWrapping(id)}
            />
          ))}
        </fieldset>
        {toPeople && <RecipientChoice cases={cases} value={recipients} onChange={setRecipients} />}
        {wrapping === 'passphrase' && (
          <NewPassphrase
            label="Passphrase of the bundle"
            value={passphrase}
            again={again}
            onValue={setPassphrase}
            onAgain={setAgain}
          />
        )}
        {wrapping === 'plain' && (
          <Notice tone="warning">
            The file will lie on the disk readable for everyone: the documents, the accounts they name, your
            notes and decisions. Choose this only where that is meant, such as for a court.
          </Notice>
        )}
        <div ref={keeping}>
          <BlockReasons
            blocks={blocks}
            reasons={reasons}
            onChange={(id, reason) => setReasons({ ...reasons, [id]: reason })}
          />
        </div>
        {plan.value !== null && <Leaving plan={plan.value} />}
      </div>
    </ActDialog>
  );
}
