import { processes, type ProcessId } from '../legal-basis.ts';
import type { Profile, RuleOf, RuleType } from '../guidelines/guideline.ts';
import {
  isWithin,
  rulesFor,
  type ApplicableRule,
  type Asked,
  type Guidelines,
} from '../guidelines/guidelines.ts';

/** The requests that one part of a handbook is for, and the rules that hold for them. */
export interface HandbookPart {
  readonly title: string;
  /** A request as it comes there; its process is null where any may come. */
  readonly asked: Asked;
  /** The processes that may come there. */
  readonly processes: readonly ProcessId[];
  readonly guidelines: Guidelines;
  readonly on: string;
  rules<T extends RuleType>(type: T): readonly ApplicableRule<RuleOf<T>>[];
}

/** ISO 3166-1 keeps this code free for whoever needs one: a country that no rule names. */
const noCountry = 'ZZ';

/** One part for each law that a profile is made of or works over; of one that is no law of a place, one for all. */
export function partsOf(guidelines: Guidelines, profile: Profile, on: string): readonly HandbookPart[] {
  if (profile.basis === 'law') return [partOf(guidelines, profile, on)];
  const laws = profile.extends.flatMap((id) => guidelines.profiles.filter((each) => each.id === id));
  const parts = laws.filter(({ basis }) => basis === 'law').map((law) => partOf(guidelines, law, on));
  return parts.length > 0 ? parts : [partOf(guidelines, profile, on)];
}

function partOf(guidelines: Guidelines, law: Profile, on: string): HandbookPart {
  const { scope, title } = law;
  const countries = scope.countries;
  const country =
    countries === undefined ? 'US' : 'only' in countries ? (countries.only[0] ?? 'US') : noCountry;
  const requester = scope.requesters?.[0] ?? 'government';
  const any: Asked = { country, requester, process: null };
  const own = processes.ids.filter((process) => isWithin(scope, { ...any, process }));
  return {
    title,
    asked: isWithin(scope, any) ? any : { ...any, process: own[0] ?? null },
    processes: own,
    guidelines,
    on,
    rules: (type) => rulesOfAny(guidelines, type, any, own, on),
  };
}

/** The rules that hold for any of these processes, each once. */
function rulesOfAny<T extends RuleType>(
  guidelines: Guidelines,
  type: T,
  any: Asked,
  own: readonly ProcessId[],
  on: string,
): readonly ApplicableRule<RuleOf<T>>[] {
  const found = own.flatMap((process) => rulesFor(guidelines, type, { ...any, process }, on));
  return [...new Map(found.map((each) => [`${each.citation.profile}/${each.citation.rule}`, each])).values()];
}
