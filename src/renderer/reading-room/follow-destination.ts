import { placeOfDestination, type Destination } from '../pdf/destination.ts';
import { urgency } from '../pdf/urgency.ts';
import { announce } from '../ui/announcer.tsx';
import type { Reader } from './reader.ts';

/** Goes where a link within the document, or a line of its outline, leads. */
export async function followDestination(reader: Reader, destination: Destination): Promise<void> {
  const { session } = reader.state.get();
  if (session === null) return;
  const never = new AbortController().signal;
  const place = await session
    .onDocument((document) => placeOfDestination(document, destination), never, urgency.visible)
    .catch(() => null);
  if (reader.state.get().session !== session) return;
  if (place === null) announce('The file says no place in this document that this leads to.');
  else reader.go(place.page, { box: place.box });
}
