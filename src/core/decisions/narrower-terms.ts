import type { DataId } from '../legal-basis.ts';
import type { DemandTerms } from '../requests/events.ts';

/** From the most to the least that a category of data can show of a person. */
const reaches = {
  content: 4,
  records: 3,
  'one kind of record': 2,
  subscriber: 1,
  'part of subscriber': 0,
} as const;

/**
 * How far each category reaches (18 USC 2703(a) to (c) divides them so); null for what is no set of data, or is not
 * known, and so has nothing that is less of it.
 */
const reachOf: Readonly<Record<DataId, keyof typeof reaches | null>> = {
  'basic-subscriber': 'subscriber',
  'other-noncontent-records': 'records',
  'stored-content': 'content',
  'prospective-noncontent-dialing-routing': 'records',
  'prospective-content': 'content',
  'nsl-subscriber': 'subscriber',
  'nsl-name-and-service': 'part of subscriber',
  preservation: null,
  'emergency-content': 'content',
  'emergency-records': 'records',
  'private-party-content': 'content',
  'cloud-act-foreign-order': null,
  'customer-info': 'subscriber',
  'connection-logs': 'one kind of record',
  'mail-logs': 'one kind of record',
  'find-my-connection-logs': 'one kind of record',
  'find-my-remote-lock-or-erase-requests': 'one kind of record',
  'device-registration': 'one kind of record',
  'device-location': 'one kind of record',
  'push-token': 'one kind of record',
  'media-services-ip': 'one kind of record',
  'purchase-records': 'one kind of record',
  geofence: 'records',
  'account-restriction': null,
  'account-deletion': null,
  'app-removal': null,
  'message-capability-logs': 'one kind of record',
  'call-invitation-logs': 'one kind of record',
  'tracker-pairing-history': 'one kind of record',
  'content-in-transit': 'content',
  other: null,
};

/** Demands whose data the closed list does not name: what is less of it is for the person to say. */
const unnamed: readonly DataId[] = ['other', 'cloud-act-foreign-order'];

/** Whether giving `given` gives no other and no further-reaching data than `demanded` asks for. */
export function isDataWithin(given: DataId, demanded: DataId): boolean {
  if (given === demanded || unnamed.includes(demanded)) return true;
  const [less, more] = [reachOf[given], reachOf[demanded]];
  if (less === null || more === null) return false;
  return less === more ? less !== 'one kind of record' : reaches[less] < reaches[more];
}

/** Why `given` is not a narrower set of what is demanded, in a sentence; null where it is one. */
export function whyNotNarrower(demanded: DemandTerms, given: DemandTerms): string | null {
  if (isSameTerms(demanded, given)) {
    return 'Say what narrower set is given: it is still the whole demand.';
  }
  if (!isDataWithin(given.data, demanded.data)) {
    return 'The narrower set has other data than was demanded. Choose the same data, or data that shows less.';
  }
  const asked = new Set(demanded.identifiers);
  if (asked.size > 0 && given.identifiers.length === 0) {
    return 'The narrower set names no identifiers, the demand does. Keep at least one.';
  }
  if (asked.size > 0 && !given.identifiers.every((identifier) => asked.has(identifier))) {
    return 'The narrower set has an identifier that was not demanded. Take it out.';
  }
  return isPeriodWithin(given, demanded)
    ? null
    : 'The narrower set has days that were not demanded. Keep its period within that of the demand.';
}

/** No day is no bound. */
function isPeriodWithin(given: DemandTerms, demanded: DemandTerms): boolean {
  const { from, to } = given;
  if (from !== null && to !== null && to < from) return false;
  const isBegun = demanded.from === null || (from !== null && from >= demanded.from);
  return isBegun && (demanded.to === null || (to !== null && to <= demanded.to));
}

/** Whether both name the same data, identifiers (in any order) and days. */
export function isSameTerms(demanded: DemandTerms, given: DemandTerms): boolean {
  const [asked, giving] = [new Set(demanded.identifiers), new Set(given.identifiers)];
  return (
    demanded.data === given.data &&
    demanded.from === given.from &&
    demanded.to === given.to &&
    asked.size === giving.size &&
    [...asked].every((identifier) => giving.has(identifier))
  );
}
