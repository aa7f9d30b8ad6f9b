import { publicKey, sha256 } from '../core/primitives.ts';
import { nullable, object, oneOf, text } from '../core/shape.ts';
import { call } from './call.ts';
import type {
  AddedPerson,
  ExchangedCase,
  ListedPerson,
  MissingHere,
  OwnCard,
  Person,
  SavedCard,
  TakenReceipt,
} from './people-views.ts';

const path = text(4096, 1);
const one = object({ key: publicKey });
/** What one does, as it stands on the card from now on; null: as on the card before. */
const role = nullable(text(200));
/** A card is some 4 KiB at most; there may be a mail around it. */
const cardText = text(262_144);
/** A receipt may be about some thousands of cases. */
const receiptText = text(8_388_608);

/** Calls that ask by dialog where to write; null when the person cancelled. */
export const peopleShellCalls = {
  'app.saveCard': call<SavedCard | null>()(object({ role })),
  /** The card as a QR code, a picture in SVG. */
  'app.saveCardCode': call<SavedCard | null>()(object({ role })),
  /** A signed receipt of what was received from somebody. Failure `nothing-to-export`. */
  'app.saveReceipt': call<SavedCard | null>()(one),
} as const;

export const peopleVaultCalls = {
  /** Everybody who was taken in, and those who signed here and of whom nothing was decided. */
  'people.list': call<readonly ListedPerson[]>()(object({})),
  'people.exchanges': call<readonly ExchangedCase[]>()(one),
  /** Takes in the identity card in a text. Failure `card-invalid`. */
  'people.add': call<AddedPerson>()(object({ text: cardText })),
  /** Somebody compared the words. Of a key that replaces another one, the other is retired. */
  'people.verify': call<Person>()(one),
  /** What they sign counts from now on, though nobody compared words. */
  'people.accept': call<Person>()(one),
  'people.retire': call<Person>()(one),
  'people.place': call<Person>()(object({ key: publicKey, side: oneOf(['team', 'outside']) })),
  /** Takes in a receipt that somebody signed. Failures: `card-invalid`, `person-not-trusted`. */
  'people.takeReceipt': call<TakenReceipt>()(object({ text: receiptText })),
  'people.missing': call<MissingHere>()(object({})),
  /** Waits no longer for an entry that is missing here. Gives what is missing then. Failure `invalid-input`. */
  'people.giveUpMissing': call<MissingHere>()(object({ entry: sha256 })),
  'people.card': call<OwnCard>()(object({ role })),
  /** Signs under a new key from now on; the old one signs the card of the new one. */
  'people.renewOwnKey': call<OwnCard>()(object({})),
} as const;

export const peopleHostCalls = {
  'host.saveCard': call<SavedCard>()(object({ file: path, role })),
  'host.saveCardCode': call<SavedCard>()(object({ file: path, role })),
  'host.saveReceipt': call<SavedCard>()(object({ file: path, key: publicKey })),
} as const;
