import { toldCallBack, type NumberComparison } from '../core/emergencies/commands.ts';
import { release, reviewOutcomes } from '../core/emergencies/events.ts';
import { id, sha256 } from '../core/primitives.ts';
import { demandPlace } from '../core/requests/events.ts';
import { list, object, oneOf, text } from '../core/shape.ts';
import { call } from './call.ts';

const reason = text(20_000, 1);

export const emergencyCalls = {
  /** Where the documents of the case have a number, before anybody calls it. */
  'callBacks.compare': call<NumberComparison>()(object({ case: id, number: text(60) })),
  /** Failure `number-not-independent` where the number is the request's own. */
  'callBacks.record': call<null>()(object({ case: id, callBack: toldCallBack })),
  'callBacks.withdraw': call<null>()(object({ case: id, callBack: sha256, reason })),
  /** One of the two releases, by different keys, that data takes in an emergency. Failure `evidence-missing`. */
  'releases.sign': call<null>()(object({ case: id, release })),
  'releases.withdraw': call<null>()(object({ case: id, release: sha256, reason })),
  /** What another key said: the request is no emergency. */
  'emergencies.confirmNone': call<null>()(object({ case: id })),
  /** The follow-up review of everything that was released and not reviewed yet. */
  'emergencies.review': call<null>()(object({ case: id, outcome: oneOf(reviewOutcomes.ids), note: reason })),
} as const;

export const demandCalls = {
  /** In which documents a demand stands. */
  'demands.locate': call<null>()(object({ case: id, demand: id, places: list(demandPlace, 100) })),
  /** Only the cover sheet asks for it: it needs no decision. */
  'demands.disregard': call<null>()(object({ case: id, demand: id, reason })),
  'demands.restore': call<null>()(object({ case: id, demand: id, reason })),
} as const;
