import { contestedFields } from '../core/cases/contested-fields.ts';
import { statusOf } from '../core/cases/case-state.ts';
import { summarise, waitsForByRules } from '../core/cases/summary.ts';
import { docketClocks, nextClock } from '../core/clocks/case-clocks.ts';
import { rulesInForce } from '../core/guidelines/guidelines.ts';
import { reviewDay } from '../core/guidelines/review-day.ts';
import { changedSince, staleLetters } from '../core/letters/staleness.ts';
import { secondReviewRule } from '../core/second-review/demanded.ts';
import { reviewableBy } from '../core/second-review/commands.ts';
import { waitsForMe } from '../core/second-review/waits-for.ts';
import { changedEvidence, evidenceNotWorkedOut } from '../core/decisions/changed-evidence.ts';
import { signedEvidence } from '../core/decisions/signed-evidence.ts';
import type { CaseView } from '../ipc/views.ts';
import { caseState } from './ledger-store.ts';
import { entriesOf } from './case-entries.ts';
import { guidelinesOf } from './guidelines/guideline-store.ts';
import { historiesOf } from './people/histories.ts';
import { introducedTo } from './people/introduction.ts';
import { uncountedAuthors } from './people/uncounted-authors.ts';
import { extractionOf, searchable } from './review/decision-basis.ts';
import { reviewCase } from './review/case-review.ts';
import type { Session } from './session.ts';

/** A case as the window shows it. Failure `case-unknown`. */
export function viewCase({ vault, reading }: Pick<Session, 'vault' | 'reading'>, caseId: string): CaseView {
  const state = caseState(vault.db, caseId);
  const entries = entriesOf(vault.db, caseId);
  const now = vault.now().at;
  const read = (sha256: string) => extractionOf(reading, sha256);
  const review = reviewCase(vault.db, state, read, now);
  const summary = summarise(state);
  const { key: me } = vault.identity;
  const introduced = introducedTo(vault, state);
  const { guidelines } = guidelinesOf(vault.db);
  const on = reviewDay(state);
  const rule = secondReviewRule(guidelines, state, on);
  const rules = rulesInForce(guidelines, state.request, on);
  const documents = searchable(state, read);
  const stale = staleLetters(state, rules, documents);
  const signed = signedEvidence(entries, state);
  const changed = changedEvidence(state, signed);
  const evidenceChanged = new Set(changed.map(({ decision }) => decision)).size;
  const isWorkedOut = evidenceNotWorkedOut(state, signed) === null;
  const since = { staleLetters: stale.length, evidenceChanged, isWorkedOut };
  const extractions = state.documents.map(({ sha256 }) => [sha256, read(sha256)] as const);
  return {
    // One who was asked under an earlier key is asked still.
    state: { ...state, secondReview: introduced.secondReview },
    status: statusOf(state),
    summary: {
      ...summary,
      waitsFor: waitsForByRules(state, review.gate, rule, since) ?? summary.waitsFor,
      staleLetters: stale.length,
      evidenceChanged,
      next: nextClock(docketClocks(review.clocks), now),
      waitsForMe: waitsForMe(introduced, me),
    },
    reviewable: state.secondReview === null ? [] : reviewableBy(introduced, me).map(({ entry }) => entry),
    extractions: Object.fromEntries(extractions),
    review,
    staleLetters: Object.fromEntries(
      stale.map(({ id, rests }) => [id, changedSince(rests, state, rules, documents)]),
    ),
    signed,
    uncounted: uncountedAuthors(vault.db, state),
    histories: historiesOf(vault.db, caseId, entries),
    contested: contestedFields(entries, state.uncounted),
  };
}
