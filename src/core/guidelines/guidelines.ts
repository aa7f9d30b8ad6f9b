import { Failure } from '../failure.ts';
import type { ProcessId } from '../legal-basis.ts';
import type { RequestRecord } from '../requests/events.ts';
import { isChosen } from './choice.ts';
import {
  verifications,
  type Profile,
  type Rule,
  type RuleOf,
  type RuleType,
  type Scope,
  type Verification,
} from './guideline.ts';

/** The profiles that a company works by: the ones that it chose, and all that they extend. */
export interface Guidelines {
  /** Sorted by id. */
  readonly profiles: readonly Profile[];
}

/** A rule as cited: by which profile and edition, and how far it was checked. */
export interface RuleCitation {
  readonly profile: string;
  readonly edition: string;
  readonly basis: Profile['basis'] | 'practice';
  readonly rule: string;
  readonly version: number;
  readonly text: string;
  readonly source: string;
  readonly verified: Verification;
}

/** What stands before the source of a rule that is no law. */
export const basisMark: Readonly<Record<RuleCitation['basis'], string | null>> = {
  law: null,
  policy: 'Company policy',
  practice: 'A provider’s reported practice',
};

export interface ApplicableRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly citation: RuleCitation;
}

/**
 * The chosen profiles out of those at hand, and whatever they extend. Throws a Failure `invalid-input` that names the
 * profile and the place where it names an unknown one.
 */
export function assembleGuidelines(atHand: readonly Profile[], chosen: readonly string[]): Guidelines {
  const byId = new Map<string, Profile>();
  for (const profile of atHand) {
    if (byId.has(profile.id)) {
      throw new Failure('invalid-input', `There are two profiles with the id ${profile.id}.`);
    }
    byId.set(profile.id, profile);
  }
  const taken = new Map<string, Profile>();
  const take = (id: string, place: string): void => {
    if (taken.has(id)) return;
    const profile = byId.get(id);
    if (profile === undefined) {
      throw new Failure('invalid-input', `${place} must be a known profile: there is no ${id}.`);
    }
    taken.set(id, profile);
    profile.extends.forEach((other, index) => take(other, `${id}: extends[${index}]`));
  };
  chosen.forEach((id, index) => take(id, `profiles[${index}]`));
  return { profiles: [...taken.values()].toSorted((a, b) => compareText(a.id, b.id)) };
}

/** Where nobody recorded who requests, a civil subpoena is taken for a private party’s, all else for a government’s. */
export function requesterOf(request: Pick<RequestRecord, 'requester' | 'process'>): 'government' | 'private' {
  return request.requester ?? (request.process === 'civil-subpoena' ? 'private' : 'government');
}

/** What has to be said where nobody recorded who requests; null where somebody did. */
export function assumedRequester(request: Pick<RequestRecord, 'requester' | 'process'>): string | null {
  if (request.requester !== null) return null;
  return requesterOf(request) === 'private'
    ? 'Who requests is not recorded: for a civil subpoena a private party is assumed.'
    : 'Who requests is not recorded: a government is assumed.';
}

export type Asked = Pick<RequestRecord, 'country' | 'requester' | 'process'>;

/** The rules of one type that hold for a request on a day, in an order that the files' own order does not change. */
export function rulesFor<T extends RuleType>(
  guidelines: Guidelines,
  type: T,
  request: Asked,
  on: string,
): readonly ApplicableRule<RuleOf<T>>[] {
  return sortedProfiles(guidelines)
    .filter(({ profile }) => isWithin(profile.scope, request))
    .flatMap(({ profile, rules }) =>
      (rules.get(type) ?? [])
        .filter((rule): rule is RuleOf<T> => rule.type === type)
        .filter((rule) => isEffective(rule, on) && isWithin(rule.scope ?? {}, request))
        .map((rule) => ({ rule, citation: cite(profile, rule) })),
    );
}

/** Rules as cited, by `ruleName`. */
export type RulesInForce = ReadonlyMap<string, RuleCitation>;

/** What a rule is called among those of all profiles. */
export function ruleName(profile: string, rule: string): string {
  return `${profile}/${rule}`;
}

/** Every rule that holds for a request on a day. */
export function rulesInForce({ profiles }: Guidelines, request: Asked, on: string): RulesInForce {
  return new Map(
    profiles
      .filter(({ scope }) => isWithin(scope, request))
      .flatMap((profile) =>
        profile.rules
          .filter((rule) => isEffective(rule, on) && isWithin(rule.scope ?? {}, request))
          .map((rule) => [ruleName(profile.id, rule.id), cite(profile, rule)]),
      ),
  );
}

interface SortedProfile {
  readonly profile: Profile;
  readonly rules: ReadonlyMap<RuleType, readonly Rule[]>;
}

// Guidelines are never changed, and each docket line asks for their rules again.
const sorted = new WeakMap<Guidelines, readonly SortedProfile[]>();

function sortedProfiles(guidelines: Guidelines): readonly SortedProfile[] {
  const known = sorted.get(guidelines);
  if (known !== undefined) return known;
  const made = guidelines.profiles
    .toSorted((a, b) => compareText(a.id, b.id))
    .map((profile) => ({ profile, rules: byType(profile.rules) }));
  sorted.set(guidelines, made);
  return made;
}

function byType(rules: readonly Rule[]): ReadonlyMap<RuleType, readonly Rule[]> {
  const groups = new Map<RuleType, Rule[]>();
  for (const rule of rules.toSorted((a, b) => compareText(a.id, b.id))) {
    const group = groups.get(rule.type);
    if (group === undefined) groups.set(rule.type, [rule]);
    else group.push(rule);
  }
  return groups;
}

export function isWithin(scope: Scope, request: Asked): boolean {
  return (
    isChosen(scope.countries, request.country) &&
    (scope.requesters === undefined || scope.requesters.includes(requesterOf(request))) &&
    (scope.processes === undefined || isChosen<ProcessId>(scope.processes, request.process ?? 'other'))
  );
}

export function isEffective({ effectiveFrom, effectiveTo }: Rule, on: string): boolean {
  return (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo);
}

export function cite(profile: Profile, rule: Rule): RuleCitation {
  return {
    profile: profile.id,
    edition: profile.edition,
    basis: profile.basis === 'law' ? (rule.basis ?? 'law') : profile.basis,
    rule: rule.id,
    version: rule.version,
    text: rule.text,
    source: rule.source,
    verified: rule.verified,
  };
}

/** The weaker of two marks: a conclusion is no better checked than what it rests on. */
export function weaker(a: Verification, b: Verification): Verification {
  return verifications.indexOf(a) > verifications.indexOf(b) ? a : b;
}

/** By UTF-16 code units, the same everywhere. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
