import type { Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import type { emergencyEvents } from './events.ts';
import type { CallBack, EmergencyRecord, EmergencyReview, Release } from './emergency-state.ts';

export type EmergencyEvent = EventOf<keyof typeof emergencyEvents>;

/** An emergency's record while entries are applied to it: what can be withdrawn by its entry. */
export interface EmergencyDraft {
  readonly callBacks: Map<string, CallBack>;
  readonly releases: Map<string, Release>;
  readonly reviews: EmergencyReview[];
}

export function emergencyDraft({ callBacks, releases, reviews }: EmergencyRecord): EmergencyDraft {
  return {
    callBacks: new Map(callBacks.map((item) => [item.entry, item])),
    releases: new Map(releases.map((item) => [item.entry, item])),
    reviews: [...reviews],
  };
}

export function emergencyRecord({ callBacks, releases, reviews }: EmergencyDraft): EmergencyRecord {
  return { callBacks: [...callBacks.values()], releases: [...releases.values()], reviews: [...reviews] };
}

export const noEmergencyRecord: EmergencyRecord = { callBacks: [], releases: [], reviews: [] };

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
      draft.releases.set(stamp.entry, { ...stamp, ...event.release, withdrawn: null });
      return;
    case 'release-withdrawn':
      withdraw(draft.releases, event.release, event.reason);
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

function withdraw<T extends object>(things: Map<string, T>, entry: string, reason: string): void {
  const thing = things.get(entry);
  if (thing !== undefined) things.set(entry, { ...thing, withdrawn: reason });
}
