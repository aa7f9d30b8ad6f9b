import { disagreements, nameOf, namesOf, statusOf, type CaseState } from '../../core/cases/case-state.ts';
import { conflictsInWords, contestInWords } from '../../core/cases/conflicts-in-words.ts';
import { contestedFields } from '../../core/cases/contested-fields.ts';
import { historyOf } from '../../core/cases/history.ts';
import { signedEvidence } from '../../core/decisions/signed-evidence.ts';
import { counted } from '../../core/cases/summary.ts';
import { caseState, entriesOf, ledgerState } from '../../vault/ledger-store.ts';
import { personStates } from '../../vault/people/standing.ts';
import { proposals } from '../../core/second-review/waits-for.ts';
import { toldBlindReview } from '../../core/second-review/blind-words.ts';
import { exchangesOfCase } from '../../vault/people/exchange-store.ts';
import { historiesOf } from '../../vault/people/histories.ts';
import { namesKnownHere } from '../../vault/people/person-store.ts';
import { uncountedAuthors } from '../../vault/people/uncounted-authors.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Invocation, Outcome } from '../command.ts';
import { inMemberOrder } from '../output.ts';
import { stateMark, withKey } from '../person-words.ts';
import { caseLines, toldActs } from '../show-lines.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

export function show(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const state = ledgerState(vault.db, caseNamed(vault, word(invocation, 1)));
    const here = caseState(vault.db, state.id);
    const uncounted = new Set(here.uncounted);
    const entries = entriesOf(vault.db, state.id);
    const history = historyOf(entries, namesKnownHere(vault.db));
    const contested = contestedFields(entries);
    const histories = historiesOf(vault.db, state.id, entries);
    const blind = toldBlindReview(entries, state);
    const blindHere = toldBlindReview(entries, here);
    const stateOf = personStates(vault.db);
    const local = invocation.flags.has('people') ? { people: localView(vault, state) } : {};
    const { reference, agency } = here.request;
    return {
      json: inMemberOrder({
        ...state,
        status: statusOf(state),
        history,
        contested,
        histories,
        ...(blind === null ? {} : { blindReview: blind }),
        ...local,
      }),
      lines: [
        [reference || '(no reference)', agency, standsInWords(here)].join('  '),
        ...(blindHere === null ? [] : [blindHere.words]),
        ...conflictsInWords(here, []),
        ...uncountedLines(vault, here),
        ...caseLines(here, signedEvidence(entries, here)),
        'Documents',
        ...here.documents.map(({ sha256, name, role }) => `${sha256}  ${role}  ${name}`),
        'History',
        ...toldActs(historyOf(entries, namesKnownHere(vault.db), here.uncounted), here).map(
          ({ first: { entry, name, author }, when, what }) =>
            `${when}  ${name}${stateMark(stateOf(author))} ${what.join('; ')}${uncounted.has(entry) ? '  (does not count here)' : ''}`,
        ),
        ...histories.map(({ words }) => words),
        ...contestedFields(entries, here.uncounted).map((one) => contestInWords(one, namesOf(here))),
      ],
    };
  });
}

/** The status, and what of the case awaits a second review where that alone does not say so. */
function standsInWords(here: CaseState): string {
  const status = statusOf(here);
  const waiting = proposals(here).length;
  if (waiting === 0 || status === 'awaiting-second-review') return status;
  return `${status}; ${counted(waiting, 'decision awaits', 'decisions await')} second review`;
}

/** Whose acts are left out of what is told here, and that --json has them in. */
function uncountedLines({ db }: Vault, here: CaseState): string[] {
  const authors = uncountedAuthors(db, here);
  if (authors.length === 0) return [];
  return [
    ...authors.map(
      ({ name, key, state, entries }) =>
        `Does not count here: ${counted(entries, 'entry', 'entries')} of ${withKey(name, key, stateMark(state))}; the history marks them.`,
    ),
    'What is told here is the case without them. With --json it is the case with them, the same in every vault; --people adds what it is without them.',
  ];
}

/** What this vault makes of the authors, and of the case where only those count whom it knows. */
function localView(vault: Vault, state: CaseState) {
  const stateOf = personStates(vault.db);
  const counting = caseState(vault.db, state.id);
  const uncounted = new Set(counting.uncounted);
  const authors = new Set([
    ...state.reviewers.map(({ key }) => key),
    ...state.decisions.map(({ author }) => author),
    ...state.findings.map(({ author }) => author),
  ]);
  return {
    authors: [...authors].map((key) => ({ key, name: nameOf(state, key), state: stateOf(key) })),
    status: statusOf(counting),
    request: counting.request,
    documents: counting.documents,
    disagreements: disagreements(counting).length,
    notCounted: state.decisions.filter(({ entry }) => uncounted.has(entry)).map(({ entry }) => entry),
    uncounted: counting.uncounted ?? [],
    holders: exchangesOfCase(vault.db, state.id).map(({ case: _case, ...holds }) => holds),
  };
}
