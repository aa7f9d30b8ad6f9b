import type { Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import type { emergencyEvents } from './events.ts';
import type { RequestChanges, RequestRecord } from '../requests/events.ts';
import {
  isEmergency,
  type CallBack,
  type EmergencyRecord,
  type EmergencyReview,
  type Release,
} from './emergency-state.ts';

export type EmergencyEvent = EventOf<keyof typeof emergencyEvents>;

/** An emergency's record while entries are applied to it: what can be withdrawn by its entry. */
export interface EmergencyDraft {
  readonly callBacks: Map<string, CallBack>;
  readonly releases: Map<string, Release>;
  readonly reviews: EmergencyReview[];
  readonly liftedBy: Set<string>;
  wasProcess: boolean;
}

export function emergencyDraft({
  callBacks,
  releases,
  reviews,
  liftedBy,
  wasProcess,
}: EmergencyRecord): EmergencyDraft {
  return {
    callBacks: new Map(callBacks.map((item) => [item.entry, item])),
    releases: new Map(releases.map((item) => [item.entry, item])),
    reviews: [...reviews],
    liftedBy: new Set(liftedBy),
    wasProcess,
  };
}

export function emergencyRecord({
  callBacks,
  releases,
  reviews,
  liftedBy,
  wasProcess,
}: EmergencyDraft): EmergencyRecord {
  return {
    callBacks: [...callBacks.values()],
    releases: [...releases.values()],
    reviews: [...reviews],
    liftedBy: [...liftedBy],
    wasProcess,
  };
}

export const noEmergencyRecord: EmergencyRecord = {
  callBacks: [],
  releases: [],
  reviews: [],
  liftedBy: [],
  wasProcess: false,
};

/** Keeps that it was an emergency request, and who says that an emergency is none: who made it none by changing the request, and who says so in as many words. */
export function followRequest(
  draft: EmergencyDraft,
  author: string,
  request: RequestRecord,
  changes: RequestChanges,
): void {
  if (request.process === 'emergency') draft.wasProcess = true;
  if (isEmergency({ ...request, ...changes })) draft.liftedBy.clear();
  else if (isEmergency(request) || (changes.emergency === false && draft.liftedBy.size > 0))
    draft.liftedBy.add(author);
}

/** A response was recorded: the releases that stand then cannot be taken back. */
export function answerReleases({ releases }: EmergencyDraft): void {
  for (const [entry, release] of releases) {
    if (release.withdrawn === null) releases.set(entry, { ...release, answered: true });
  }
}

export function applyEmergencyEvent(draft: EmergencyDraft, stamp: Stamp, event: EmergencyEvent): void {
  switch (event.type) {
    case 'call-back-recorded': {
      const { type: _, ...said } = event;
      draft.callBacks.set(stamp.entry, { ...stamp, ...said, withdrawn: null });
      return;
    }
    case 'call-back-withdrawn':
      withdraw(draft.callBacks, event.callBack, event.reason);
      return;
    case 'release-signed':
      draft.releases.set(stamp.entry, { ...stamp, ...event.release, withdrawn: null, answered: false });
      return;
    case 'release-withdrawn':
      withdrawOwn(draft.releases, stamp.author, event);
      return;
    case 'emergency-reviewed':
      draft.reviews.push({
        ...stamp,
        releases: event.releases,
        outcome: event.outcome,
        note: event.note,
      });
  }
}

/** By another author, or after the answer, it changes nothing. */
function withdrawOwn(
  releases: EmergencyDraft['releases'],
  author: string,
  { release, reason }: EventOf<'release-withdrawn'>,
): void {
  const found = releases.get(release);
  if (found?.author === author && !found.answered) withdraw(releases, release, reason);
}

function withdraw<T extends object>(things: Map<string, T>, entry: string, reason: string): void {
  const thing = things.get(entry);
  if (thing !== undefined) things.set(entry, { ...thing, withdrawn: reason });
}
