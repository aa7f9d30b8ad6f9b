import { Failure, failureRecord, type FailureRecord } from '../../core/failure.ts';
import type { DocumentRole } from '../../core/legal-basis.ts';
import type { Received } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { createStore } from '../app/store.ts';
import { announce } from '../ui/announcer.tsx';
import { guessRole } from './guess-role.ts';
import { rememberNotTakenIn } from './not-taken-in.ts';
import { sendFile } from './send-file.ts';

export type IntakeState =
  | { readonly name: 'waiting' }
  | { readonly name: 'sending'; readonly sent: number }
  | { readonly name: 'received'; readonly received: Received }
  | { readonly name: 'cancelled' }
  | { readonly name: 'failed'; readonly failure: FailureRecord };

/** One file on its way into a case. */
export interface Intake {
  readonly number: number;
  readonly case: string;
  readonly file: File;
  readonly role: DocumentRole;
  readonly state: IntakeState;
  readonly abort: AbortController;
}

export const intakes = createStore<readonly Intake[]>([]);
const AT_ONCE = 2;
let counter = 0;
let running = 0;

/** Queues files for a case; two at a time go in, the rest wait. */
export function takeInFiles(files: readonly File[], caseId: string, hasRequest: boolean): void {
  const added = files.map((file, index): Intake => ({
    number: ++counter,
    case: caseId,
    file,
    role: guessRole(file.name, index === 0 && !hasRequest),
    state: { name: 'waiting' },
    abort: new AbortController(),
  }));
  intakes.set((before) => [...before, ...added]);
  announce(
    files.length === 1 ? `Taking in ${files[0]?.name ?? 'a file'}` : `Taking in ${files.length} files`,
  );
  startNext();
}

function startNext(): void {
  const next = intakes.get().find(({ state }) => state.name === 'waiting');
  if (next === undefined || running >= AT_ONCE) return;
  running++;
  void bringIn(next).finally(() => {
    running--;
    startNext();
  });
  startNext();
}

function update(number: number, state: IntakeState): void {
  intakes.set((before) => before.map((each) => (each.number === number ? { ...each, state } : each)));
}

async function bringIn({ number, file, case: caseId, role, abort }: Intake): Promise<void> {
  update(number, { name: 'sending', sent: 0 });
  try {
    const upload = await sendFile(file, abort.signal, (sent) => update(number, { name: 'sending', sent }));
    const received = await call('documents.receive', { upload, case: caseId, role });
    update(number, { name: 'received', received });
    announce(`${received.name} is in the case`);
    if (!received.alreadyInCase && received.alsoIn.length === 0) {
      setTimeout(() => dismissIntake(number), 4000);
    }
  } catch (thrown) {
    const cancelled = thrown instanceof Failure && thrown.code === 'cancelled';
    update(number, cancelled ? { name: 'cancelled' } : { name: 'failed', failure: failureRecord(thrown) });
    if (cancelled) setTimeout(() => dismissIntake(number), 4000);
  }
}

export function cancelIntake(number: number): void {
  const intake = intakes.get().find((each) => each.number === number);
  intake?.abort.abort();
  if (intake?.state.name === 'waiting') update(number, { name: 'cancelled' });
}

export function dismissIntake(number: number): void {
  intakes.set((before) => before.filter((each) => each.number !== number));
}

/** Stops what is on its way because the vault is about to lock, and keeps the names of those files for afterwards. */
export function cutIntakeShort(): void {
  const cut = intakes.get().filter(({ state }) => state.name === 'waiting' || state.name === 'sending');
  rememberNotTakenIn(cut.map(({ file }) => file));
  for (const { number } of cut) cancelIntake(number);
}

/** Stops everything and forgets it, because the vault is locked. */
export function forgetIntake(): void {
  for (const { abort } of intakes.get()) abort.abort();
  intakes.set(() => []);
}
