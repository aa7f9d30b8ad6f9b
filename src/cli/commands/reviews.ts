import { nameOf, type CaseState } from '../../core/cases/case-state.ts';
import { termsInWords } from '../../core/cases/history.ts';
import { Failure } from '../../core/failure.ts';
import { isSealed } from '../../core/second-review/approval.ts';
import { awaitingReview, returnedTo, type WaitsForMe } from '../../core/second-review/waits-for.ts';
import { caseState } from '../../vault/ledger-store.ts';
import { introducedTo } from '../../vault/people/introduction.ts';
import { docket } from '../../vault/review/docket.ts';
import { secondReviewHandlers } from '../../vault/second-review/second-review-handlers.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { decisionLines, decisionTeller } from '../told-decision.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** The cases whose second review waits for the vault's reviewer, with the decisions that they may approve or return. */
export function reviews(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const waiting = docket(vault, vault.now().at).flatMap(({ id, waitsForMe }) =>
      waitsForMe === null ? [] : [waitingIn(vault, caseState(vault.db, id), waitsForMe)],
    );
    return {
      json: waiting,
      lines: waiting.length === 0 ? ['No second review waits for you.'] : waiting.flatMap(inWords),
    };
  });
}

/** What is sealed from this vault is not in its state, so nothing of it can be told. */
function waitingIn(vault: Vault, state: CaseState, waits: Exclude<WaitsForMe, null>) {
  const asked = state.secondReview;
  const tell = decisionTeller(vault, state);
  const open = awaitingReview(introducedTo(vault, state), vault.identity.key);
  return {
    case: state.id,
    reference: state.request.reference,
    waits,
    mode: asked?.mode ?? null,
    askedBy: asked === null ? null : nameOf(state, asked.author),
    note: asked?.note ?? '',
    decisions: open.map(tell),
    returned: returnedTo(introducedTo(vault, state), vault.identity.key).map((decision) => ({
      ...tell(decision),
      returnedBy: decision.reviews
        .filter(({ verdict }) => verdict === 'returned')
        .map(({ author, words }) => ({ name: nameOf(state, author), reason: words })),
    })),
  };
}

const waitsInWords: Readonly<Record<Exclude<WaitsForMe, null>, string>> = {
  review: 'approve or return',
  commit: 'decide and commit your side of the blind review, blind: in the window, or with decide and commit',
  'decide-anew': 'decide anew what was returned, in the window or with decide',
};

function inWords(waiting: ReturnType<typeof waitingIn>): string[] {
  const { case: id, reference, waits, askedBy, note, decisions, returned } = waiting;
  return [
    `${reference || id}  ${waitsInWords[waits]}${askedBy === null ? '' : `  (asked by ${askedBy}${note === '' ? '' : `: ${note}`})`}`,
    ...returned.flatMap((decision) => [
      `  ${termsInWords(decision.terms)}`,
      ...decisionLines(decision),
      ...decision.returnedBy.map(({ name, reason }) => `    returned by ${name}: ${reason}`),
    ]),
    ...(decisions.length > 0 && returned.length > 0 ? ['  Also to approve or return:'] : []),
    ...decisions.flatMap((decision) => [`  ${termsInWords(decision.terms)}`, ...decisionLines(decision)]),
  ];
}

/** Approves decisions of others. */
export function approve(invocation: Invocation): Promise<Outcome> {
  return reviewed(invocation, 'Approved', (vault, caseId, decisions) =>
    handlersOf(vault)['secondReview.approve']({
      case: caseId,
      decisions,
      note: invocation.option('note') ?? '',
    }),
  );
}

/** Sends decisions of others back, to be made anew. */
export async function sendBack(invocation: Invocation): Promise<Outcome> {
  const reason = invocation.option('reason');
  if (reason === undefined) throw new UsageError('Say why they go back: --reason TEXT.');
  return reviewed(invocation, 'Returned', (vault, caseId, decisions) =>
    handlersOf(vault)['secondReview.return']({ case: caseId, decisions, reason }),
  );
}

function handlersOf(vault: Vault) {
  return secondReviewHandlers(() => vault);
}

type Act = (vault: Vault, caseId: string, decisions: readonly string[]) => unknown;

async function reviewed(invocation: Invocation, done: string, act: Act): Promise<Outcome> {
  if (invocation.options('decision').length === 0)
    throw new UsageError('Name the decisions: --decision ENTRY.');
  const named = [...invocation.options('decision'), ...invocation.words.slice(2)];
  return withVault(invocation, async (vault) => {
    const state = caseState(vault.db, caseNamed(vault, word(invocation, 1)));
    if (state.secondReview === null) {
      throw new Failure('refused', 'No second review was asked for in this case. Nothing was recorded.');
    }
    if (isSealed(state.secondReview)) {
      throw new Failure(
        'refused',
        'The second review of this case is blind: until both sides have decided and committed, nothing of the other side can be told, approved or returned. Nothing was recorded. Decide and commit your own side first.',
      );
    }
    const entries = [...new Set(named.map((start) => entryNamed(state, start)))];
    const tell = decisionTeller(vault, state);
    const told = state.decisions.filter(({ entry }) => entries.includes(entry)).map(tell);
    await act(vault, state.id, entries);
    return {
      json: { case: state.id, decisions: entries, verdict: done.toLowerCase() },
      lines: [
        `${done}: ${entries.map((entry) => entry.slice(0, 16)).join(', ')}.`,
        ...told.flatMap((decision) => [`  ${termsInWords(decision.terms)}`, ...decisionLines(decision)]),
      ],
    };
  });
}

/** The decision whose entry begins so. */
function entryNamed({ decisions }: CaseState, start: string): string {
  const [found, ...others] = decisions.filter(({ entry }) => start.length >= 8 && entry.startsWith(start));
  if (found === undefined || others.length > 0) {
    throw new Failure(
      'invalid-input',
      `“${start}” names no one decision of this case. “redrope reviews VAULT” lists them; the first 8 digits or more of the entry are enough. Nothing was recorded.`,
    );
  }
  return found.entry;
}
