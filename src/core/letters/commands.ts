import type { CaseState } from '../cases/case-state.ts';
import { checkReason } from '../cases/check-reason.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import type { SearchableDocument } from '../guidelines/element-standing.ts';
import { ruleName, rulesInForce, type RulesInForce } from '../guidelines/guidelines.ts';
import type { LetterRests, LetterText } from './events.ts';
import { whyNot } from './letter-availability.ts';
import { oneLine, openMarks } from './letter-blocks.ts';
import { placeInWords, searchInWords } from './letter-citations.ts';
import type { LetterGround } from './letter-ground.ts';
import type { NoticeGroundId } from './letter-kinds.ts';
import type { Letter } from './letter-state.ts';
import { changedSince, restOf, restOfRule } from './staleness.ts';

/** A letter that a person went over. */
export interface WrittenLetter {
  readonly text: LetterText;
  readonly rests: LetterRests;
  readonly replaces: string | null;
}

/**
 * Records a letter as it is sent. Failures: `refused` where such a letter cannot be written now, where something in
 * brackets is still to be checked or filled in, and where what it rests on changed since it was composed, or an
 * objection cites nothing any more; `invalid-input` where it replaces what is not there.
 */
export function finishLetter(
  ground: LetterGround,
  id: string,
  { text, rests, replaces }: WrittenLetter,
): readonly CaseEvent[] {
  const { state } = ground;
  const why = whyNot(text.kind, ground);
  if (why !== null) throw new Failure('refused', `${why} The draft is kept.`);
  const [open] = openMarks([text.addressee, text.reference, text.subject, text.body].join('\n'));
  if (open !== undefined) {
    throw new Failure(
      'refused',
      `This still stands in the letter: ${open} Deal with it first. The draft is kept.`,
    );
  }
  if (replaces !== null) letterNamed(state, replaces);
  const still = citedStill(state, text, rests);
  const { guidelines, on, documents } = ground;
  const rules = rulesInForce(guidelines, state.request, on);
  const [changed] = changedSince(still, state, rules, documents);
  if (changed !== undefined) {
    throw new Failure('refused', `${changed} Go over the letter again. The draft is kept.`);
  }
  return [{ type: 'letter-finished', letter: id, text, rests: still, replaces }];
}

/**
 * What a writer took out of the letter it no longer rests on: a finding of which neither words nor place are left, a search
 * of which no place is.
 */
function citedStill(state: CaseState, { kind, body }: LetterText, rests: LetterRests): LetterRests {
  const said = oneLine(body);
  const findings = rests.findings.filter(({ finding: id }) => {
    const finding = state.findings.find((each) => each.id === id);
    if (finding === undefined) return true;
    const quote = finding.anchor.quote === null ? null : oneLine(finding.anchor.quote.exact).slice(0, 200);
    return said.includes(placeInWords(state, finding)) || (quote !== null && said.includes(quote));
  });
  const searches = (rests.searches ?? []).filter(({ entries }) =>
    state.searches.some(
      (search) => entries.includes(search.entry) && said.includes(searchInWords(state, search)),
    ),
  );
  if (kind === 'objection' && findings.length + searches.length === 0) {
    throw new Failure(
      'refused',
      'An objection cites at least one finding with its document and page, or the pages that were searched in vain. Put one back, or compose the letter anew. The draft is kept.',
    );
  }
  const { searches: _all, ...others } = rests;
  return { ...others, findings, ...(searches.length === 0 ? {} : { searches }) };
}

const nothing: LetterRests = { findings: [], decisions: [], rules: [] };

/** Holds that a letter stands although what it rests on changed; see `changedSince`. Failures: `invalid-input`. */
export function upholdLetter(
  state: CaseState,
  rules: RulesInForce,
  documents: readonly SearchableDocument[],
  id: string,
  reason: string,
): readonly CaseEvent[] {
  const letter = letterNamed(state, id);
  checkReason(reason);
  const standing = letter.rests.findings.flatMap(({ finding: name }) => {
    const finding = state.findings.find((each) => each.id === name);
    return finding === undefined || finding.withdrawn !== null ? [] : [restOf(finding)];
  });
  const searches = (letter.rests.searches ?? []).filter(
    (search) => changedSince({ ...nothing, searches: [search] }, state, null, documents).length === 0,
  );
  const rests = {
    findings: standing,
    ...(searches.length === 0 ? {} : { searches }),
    decisions: letter.rests.decisions.filter(
      (entry) => changedSince({ ...nothing, decisions: [entry] }, state, null).length === 0,
    ),
    rules: letter.rests.rules.flatMap(({ profile, rule }) => {
      const now = rules.get(ruleName(profile, rule));
      return now === undefined ? [] : [restOfRule(now)];
    }),
  };
  return [{ type: 'letter-upheld', letter: id, rests, reason }];
}

/** Records a ground on which the user is not told; no event where it holds already. */
export function barNotice(state: CaseState, ground: NoticeGroundId, reason: string): readonly CaseEvent[] {
  checkReason(reason);
  const holds = state.noticeGrounds.some((each) => each.ground === ground && each.holds);
  return holds ? [] : [{ type: 'notice-barred', ground, reason }];
}

/** Records that a ground no longer holds, an emergency's risk too. */
export function releaseNotice(
  state: CaseState,
  ground: NoticeGroundId,
  reason: string,
): readonly CaseEvent[] {
  checkReason(reason);
  const known = state.noticeGrounds.find((each) => each.ground === ground);
  return known?.holds === false ? [] : [{ type: 'notice-released', ground, reason }];
}

function letterNamed({ letters }: CaseState, id: string): Letter {
  const letter = letters.find((each) => each.id === id);
  if (letter === undefined)
    throw new Failure('invalid-input', 'This case has no such letter. Nothing was changed.');
  return letter;
}
