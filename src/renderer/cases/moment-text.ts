import type { Moment } from '../../core/primitives.ts';
import { instantToLocal, localToInstant, localZone } from '../app/zoned-time.ts';

/** A moment as its two controls show it: a local time (`2026-11-22T07:29`, or empty) and a zone. */
export interface MomentText {
  readonly local: string;
  readonly zone: string;
}

export function momentToText(moment: Moment | null): MomentText {
  return moment === null
    ? { local: '', zone: localZone() }
    : { local: instantToLocal(moment.at, moment.zone), zone: moment.zone };
}

/** The moment that the controls show; null while they show none. */
export function textToMoment({ local, zone }: MomentText): Moment | null {
  const at = localToInstant(local, zone);
  return at === null ? null : { at, zone };
}

/** Both in one string, for a draft. An empty time is empty whatever its zone. */
export function joinMomentText({ local, zone }: MomentText): string {
  return local === '' ? '' : `${local} ${zone}`;
}

export function splitMomentText(joined: string): MomentText {
  const [local = '', zone = ''] = joined.split(' ');
  return { local, zone: zone || localZone() };
}
