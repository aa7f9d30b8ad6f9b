import { Failure } from '../failure.ts';

const deepest = 16;
const mostLists = 20_000;
const mostMembers = 200_000;

/**
 * Refuses, before it is parsed, JSON text that nests deeper or has more lists, objects or members than any entry can
 * have. Throws a Failure `entry-invalid`.
 */
export function checkJsonBounds(json: string): void {
  let depth = 0;
  let lists = 0;
  let members = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    if (quoted) {
      if (unit === 0x5c) index++;
      else if (unit === 0x22) quoted = false;
      continue;
    }
    if (unit === 0x22) quoted = true;
    else if (unit === 0x2c) members++;
    else if (unit === 0x5b || unit === 0x7b) {
      lists++;
      depth++;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
    if (depth > deepest || lists > mostLists || members > mostMembers) {
      throw new Failure(
        'entry-invalid',
        'A line of this bundle’s ledger is nested deeper, or has more parts, than an entry can. Nothing of it was taken in. Ask the sender for the bundle again.',
      );
    }
  }
}
