import { nameOfDocument, standingDemands, type CaseState, type Demand } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { namedDemands } from '../findings/commands.ts';
import { byFindings, type Concern } from '../findings/concerns.ts';
import { caseChecklist } from '../guidelines/case-checklist.ts';
import type { ChecklistItem } from '../guidelines/checklist.ts';
import {
  actsFor,
  verifiedByCall,
  type Acts,
  type SearchableDocument,
  type VerifyingCall,
} from '../guidelines/element-standing.ts';
import type { GuidelineEdition } from '../guidelines/edition.ts';
import { evidenceGate, together, type Gate } from '../guidelines/evidence-gate.ts';
import type { Guidelines } from '../guidelines/guidelines.ts';
import { elements, type ElementId } from '../legal-basis.ts';
import { visibleText } from '../visible-text.ts';
import { pagesInWords } from './pages-in-words.ts';

/** By what a decision is measured beside the case itself. */
export interface DecisionBasis {
  readonly guidelines: Guidelines;
  readonly editions: readonly GuidelineEdition[];
  /** The documents of the case, and how many pages each has as far as that is known. */
  readonly documents: readonly SearchableDocument[];
  /** The calls back that count: see `verifyingCalls`. */
  readonly calls: readonly VerifyingCall[];
  /** The day whose rules are asked: see `reviewDay`. */
  readonly on: string;
}

/** Pages of one document that a person searched, both ends included. */
export interface SearchedPages {
  readonly document: string;
  readonly from: number;
  readonly to: number;
}

/**
 * “Not found; these pages were searched”, one event a document. Failures: `document-unknown`; `demand-unknown`; `invalid-input` where a
 * range is none, or ends behind the document's last page, and for what only a call back shows.
 */
export function searchElement(
  state: CaseState,
  element: ElementId,
  pages: readonly SearchedPages[],
  note: string,
  documents: readonly SearchableDocument[],
  concern: Concern = {},
): readonly CaseEvent[] {
  const named = namedDemands(state, concern);
  if (pages.length === 0) throw new Failure('invalid-input', 'Say which pages were searched.');
  if (element === verifiedByCall) {
    throw new Failure(
      'invalid-input',
      `“${elements.labels[element]}” is not searched for: no page shows whether it is so, only a call back does. Nothing was recorded. Record the call back, in the window under Emergency, or override with a reason.`,
    );
  }
  return pages.map(({ document, from, to }) => {
    if (!state.documents.some(({ sha256 }) => sha256 === document)) {
      throw new Failure('document-unknown', 'The document is not part of this case. Nothing was recorded.');
    }
    const known = documents.find(({ sha256 }) => sha256 === document)?.pages ?? null;
    if (from > to || (known !== null && to > known)) {
      const why =
        known === null ? 'they end before they begin' : `it has ${pagesInWords({ from: 1, to: known })}`;
      throw new Failure(
        'invalid-input',
        `P${pagesInWords({ from, to }).slice(1)} of “${visibleText(nameOfDocument(state, document))}” cannot have been searched for “${elements.labels[element]}”: ${why}. Nothing was recorded. Check the pages.`,
      );
    }
    return { type: 'element-searched', element, document, from, to, note, ...named };
  });
}

/**
 * Lets decisions be signed although these elements rest on nothing. Failures: `invalid-input` without a reason;
 * `demand-unknown`.
 */
export function overrideGate(
  elementIds: readonly ElementId[],
  reason: string,
  named: { readonly state: CaseState; readonly concern: Concern } | null = null,
): readonly CaseEvent[] {
  if (reason.trim() === '') {
    throw new Failure('invalid-input', 'Write the reason: it stays visible in the case and in its bundles.');
  }
  const concern = named === null ? {} : namedDemands(named.state, named.concern);
  return [{ type: 'gate-overridden', elements: [...new Set(elementIds)], reason, ...concern }];
}

/** What was done about elements beside findings, as the gate and the assessment take it. */
export function actsOf(
  { searches, overrides, amendments }: Pick<CaseState, 'searches' | 'overrides' | 'amendments'>,
  { documents, calls }: Pick<DecisionBasis, 'documents' | 'calls'>,
): Acts {
  return { documents, searches, overrides, calls, amendments };
}

/** The gate before decisions on these demands: each needs its own evidence, so what one of them lacks is missing. */
export function gateOf(state: CaseState, demands: readonly Demand[], basis: DecisionBasis): Gate {
  const acts = actsOf(state, basis);
  const gates = byFindings(state.findings, demands, [...acts.searches, ...acts.overrides]).map((alike) => {
    const items = checklistOf(state, alike.demands, basis);
    return evidenceGate(items, alike.findings, actsFor(acts, alike.any));
  });
  return together(gates, checklistOf(state, demands, basis));
}

/** The elements to examine for these demands, in the order of reading. */
export function checklistOf(
  state: CaseState,
  demands: readonly Demand[],
  { guidelines, on }: Pick<DecisionBasis, 'guidelines' | 'on'>,
): readonly ChecklistItem[] {
  return caseChecklist(guidelines, state, [...new Set(demands.map(({ terms }) => terms.data))], on);
}

/** The same before decisions on everything that is demanded. */
export function gateOfCase(state: CaseState, basis: DecisionBasis): Gate {
  return gateOf(state, standingDemands(state), basis);
}
