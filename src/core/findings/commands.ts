import { nameOfDocument, type CaseState, type Finding } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { visibleText } from '../visible-text.ts';
import type { Concern } from './concerns.ts';
import type { Anchor, Reading } from './events.ts';

/**
 * Marks a place in a document of the case; the place is a quote, a box, or both. `from` is the reading of the finding that
 * it carries on. Failures: `document-unknown`; `demand-unknown` where the case has not had what the reading names.
 */
export function makeFinding(
  state: CaseState,
  id: string,
  document: string,
  anchor: Anchor,
  reading: Reading,
  from?: Reading,
): readonly CaseEvent[] {
  if (!state.documents.some(({ sha256 }) => sha256 === document)) {
    throw new Failure('document-unknown', 'The document is not part of this case. Nothing was recorded.');
  }
  if (anchor.quote === null && anchor.boxes.length === 0) {
    throw new Failure('invalid-input', 'A finding needs a place: select words or draw a box.');
  }
  return [{ type: 'finding-made', finding: id, document, anchor, reading: recorded(state, reading, from) }];
}

/**
 * Reads a finding anew. `despite` is the document by which it is stale, where its author says that it holds all the same;
 * without it a stale finding stays stale.
 */
export function changeFinding(
  state: CaseState,
  id: string,
  to: Reading,
  despite?: string,
): readonly CaseEvent[] {
  const { reading: before, stale } = standingFinding(state, id);
  const reading = recorded(state, to, before);
  if (despite !== undefined) {
    if (despite !== stale) {
      throw new Failure(
        'invalid-input',
        'Whether this finding is stale, or by which document, changed meanwhile. Nothing was recorded. Read its words again.',
      );
    }
    return [{ type: 'finding-changed', finding: id, reading, despite }];
  }
  if (canonicalJson(before) === canonicalJson(reading)) return [];
  return [{ type: 'finding-changed', finding: id, reading }];
}

/**
 * Says that a stale finding holds all the same, as it was read; `despite` is the later version in which its author read
 * the words. Failures: `invalid-input` for one that is not stale, or by another version; as of `standingFinding`.
 */
export function upholdFinding(state: CaseState, id: string, despite: string): readonly CaseEvent[] {
  const { reading, stale } = standingFinding(state, id);
  if (stale === despite) return changeFinding(state, id, reading, despite);
  const named = (document: string): string => `“${visibleText(nameOfDocument(state, document))}”`;
  throw new Failure(
    'invalid-input',
    stale === undefined
      ? `The words of the finding ${id} did not change in a later version: it counts as it is. Nothing was recorded.`
      : `It is ${named(stale)} whose words the finding ${id} has to hold in, not ${named(despite)}. Nothing was recorded. Read them there.`,
  );
}

/** What a finding named before it may go on naming, here or not. */
function recorded(state: CaseState, reading: Reading, before: Reading | undefined): Reading {
  return { ...reading, ...namedDemands(state, reading, before) };
}

/** Demands each once, and in one order; nothing for everything demanded. Failure `demand-unknown`; `before` may be named, too. */
export function namedDemands(state: CaseState, { demands }: Concern, before: Concern = {}): Concern {
  if (demands === undefined) return {};
  const known = new Set([...state.demands.map(({ id }) => id), ...(before.demands ?? [])]);
  if (demands.some((demand) => !known.has(demand))) {
    throw new Failure('demand-unknown', 'This case demands nothing such as is named. Nothing was recorded.');
  }
  return { demands: [...new Set(demands)].toSorted() };
}

export function withdrawFinding(state: CaseState, id: string, reason: string): readonly CaseEvent[] {
  standingFinding(state, id);
  return [{ type: 'finding-withdrawn', finding: id, reason }];
}

/** The finding, if it is there and was not withdrawn. */
export function standingFinding(state: CaseState, id: string): Finding {
  const finding = state.findings.find((candidate) => candidate.id === id);
  if (finding === undefined) throw new Failure('finding-unknown', 'This case has no such finding.');
  if (finding.withdrawn !== null) {
    throw new Failure(
      'finding-withdrawn',
      'This finding was withdrawn. It is kept in the history as it was.',
    );
  }
  return finding;
}
