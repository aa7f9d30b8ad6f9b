import type { Finding } from '../cases/case-state.ts';
import {
  elements,
  reasons,
  type DataId,
  type Disposition,
  type ElementId,
  type ReasonId,
} from '../legal-basis.ts';
import type { ExaminedElement } from './checklist.ts';
import { standingOf, type Acts } from './element-standing.ts';
import { isChosen } from './choice.ts';
import type { RuleOf } from './guideline.ts';
import {
  compareText,
  rulesFor,
  type ApplicableRule,
  type Asked,
  type Guidelines,
  type RuleCitation,
} from './guidelines.ts';
import { uniqueCitations } from './sufficiency.ts';
import type { Judged } from './verdict.ts';

/** An objection that the rules draw from what was found. */
export interface Objection {
  readonly reason: ReasonId;
  readonly proposes: Disposition;
  /** The element that failed; null where the process itself does not reach the data. */
  readonly element: ElementId | null;
  readonly why: string;
  readonly rules: readonly RuleCitation[];
  readonly findings: readonly string[];
}

type ObjectionRule = ApplicableRule<RuleOf<'objection'>>;

/**
 * What follows from elements that are broken, unclear or searched for in vain; from one that nobody examined nothing
 * follows.
 */
export function elementObjections(
  guidelines: Guidelines,
  request: Asked,
  findings: readonly Finding[],
  examined: readonly ElementId[],
  on: string,
  acts: Acts,
): readonly Objection[] {
  const rules = rulesFor(guidelines, 'objection', request, on);
  return examined.flatMap((element) => {
    const { state, findings: own } = standingOf(element, findings, acts);
    const cited = own.filter(({ reading }) => reading.verdict !== 'supports').map(({ id }) => id);
    const label = `“${elements.labels[element]}”`;
    if (state === 'broken') return failedElement(element, rules, cited, `${label} is broken.`);
    if (state === 'not-found') {
      return failedElement(element, rules, [], `${label} was not found: every page was searched for it.`);
    }
    if (state !== 'unclear') return [];
    const why = `${label} is left unclear.`;
    return [{ reason: 'unclear', proposes: 'challenge', element, why, rules: [], findings: cited }];
  });
}

function failedElement(
  element: ElementId,
  rules: readonly ObjectionRule[],
  findings: readonly string[],
  why: string,
): readonly Objection[] {
  const following = rules.filter(({ rule }) => rule.when.type === 'element' && rule.when.element === element);
  if (following.length === 0) {
    return [{ reason: 'unclear', proposes: 'challenge', element, why, rules: [], findings }];
  }
  return following.map(({ rule, citation }) => ({
    reason: rule.reason,
    proposes: rule.proposes,
    element,
    why,
    rules: [citation],
    findings,
  }));
}

/** Why the process does not reach the data: the rules that name the data or the process, else the general ones. */
export function insufficiencyObjections(
  guidelines: Guidelines,
  request: Asked,
  data: DataId,
  judged: Judged,
  on: string,
): readonly Objection[] {
  const matching = rulesFor(guidelines, 'objection', request, on).flatMap(({ rule, citation }) => {
    const { when } = rule;
    if (when.type !== 'insufficient') return [];
    if (when.data !== undefined && !when.data.includes(data)) return [];
    if (!isChosen(when.processes, request.process ?? 'other')) return [];
    return [{ rule, citation, specific: when.data !== undefined || when.processes !== undefined }];
  });
  const specific = matching.filter((match) => match.specific);
  const following = specific.length > 0 ? specific : matching;
  return following.map(({ rule, citation }) => ({
    reason: rule.reason,
    proposes: rule.proposes,
    element: null,
    why: `${reasons.labels[rule.reason]}: ${rule.text}`,
    rules: uniqueCitations([citation, ...judged.rules]),
    findings: judged.findings,
  }));
}

/** What counsel may raise against a demand for `data` although nothing in the case shows it by itself. */
export function groundsOf(
  guidelines: Guidelines,
  request: Asked,
  data: DataId,
  on: string,
): readonly ObjectionRule[] {
  return rulesFor(guidelines, 'objection', request, on).filter(
    ({ rule: { when } }) =>
      when.type === 'ground' &&
      (when.data === undefined || when.data.includes(data)) &&
      isChosen(when.processes, request.process ?? 'other'),
  );
}

/** The elements to draw objections from: those of the checklist, then others that somebody found something on. */
export function examinedElements(
  items: readonly ExaminedElement[],
  except: readonly ElementId[],
  findings: readonly Finding[],
): readonly ElementId[] {
  const listed = items.map(({ element }) => element);
  const others = findings
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ reading }) => reading.element)
    .filter((element) => !listed.includes(element) && !except.includes(element))
    .toSorted(compareText);
  return [...listed, ...new Set(others)];
}
