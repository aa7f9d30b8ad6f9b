import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import type { Profile, Rule } from './guideline.ts';
import { compareText } from './guidelines.ts';

export interface FieldChange {
  /** Where in the rule or profile: `accepted`, `effectiveFrom`. */
  readonly field: string;
  readonly words: string;
}

export interface EditionDifference {
  /** What changed about the profile itself. */
  readonly profile: readonly FieldChange[];
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[];
}

/** What differs from edition `a` to edition `b`, rule by rule and field by field, in words. */
export function compareEditions(a: Profile, b: Profile): EditionDifference {
  const before = new Map(a.rules.map((rule) => [rule.id, rule]));
  const after = new Map(b.rules.map((rule) => [rule.id, rule]));
  return {
    profile: fieldChanges({ ...a, rules: undefined }, { ...b, rules: undefined }),
    added: b.rules.filter(({ id }) => !before.has(id)).toSorted(byId),
    removed: a.rules.filter(({ id }) => !after.has(id)).toSorted(byId),
    changed: b.rules.toSorted(byId).flatMap((rule) => {
      const earlier = before.get(rule.id);
      const fields = earlier === undefined ? [] : fieldChanges({ ...earlier }, { ...rule });
      return fields.length === 0 ? [] : [{ id: rule.id, fields }];
    }),
  };
}

function byId(one: Rule, other: Rule): number {
  return compareText(one.id, other.id);
}

type Fields = Readonly<Record<string, Json | undefined>>;

function fieldChanges(before: Fields, after: Fields): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compareText);
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (isSame(was, is)) return [];
    return [{ field, words: changeInWords(field, was, is) }];
  });
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

function changeInWords(field: string, was: Json | undefined, is: Json | undefined): string {
  if (was === undefined) return `${field} is now ${written(is)}; it was not given`;
  if (is === undefined) return `${field} is no longer given; it was ${written(was)}`;
  if (isTexts(was) && isTexts(is)) {
    const gone = was.filter((item) => !is.includes(item));
    const come = is.filter((item) => !was.includes(item));
    const parts = [
      ...(come.length === 0 ? [] : [`now has ${come.join(', ')}`]),
      ...(gone.length === 0 ? [] : [`no longer has ${gone.join(', ')}`]),
    ];
    return parts.length === 0 ? `${field} is in another order` : `${field} ${parts.join(' and ')}`;
  }
  return `${field} changed from ${written(was)} to ${written(is)}`;
}

function written(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'none';
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.length === 0 ? 'none' : value.map(within).join(', ');
  return Object.entries(value)
    .map(([name, one]) => fieldInWords(name, one ?? null))
    .join(', ');
}

/** `duration 90 days`: a number of units of time as it is spoken. */
function fieldInWords(name: string, value: Json): string {
  if (typeof value === 'number' && timeUnits.has(name)) {
    return `${value} ${value === 1 ? name.slice(0, -1) : name}`;
  }
  return `${name} ${within(value)}`;
}

const timeUnits: ReadonlySet<string> = new Set(['minutes', 'hours', 'days', 'months']);

/** A value among others: of an object in brackets, so that its end is seen. */
function within(value: Json): string {
  const words = written(value);
  return words.includes(', ') ? `(${words})` : words;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isTexts(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
