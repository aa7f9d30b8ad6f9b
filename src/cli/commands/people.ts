import { readFileSync, statSync } from 'node:fs';
import { counted } from '../../core/cases/summary.ts';
import { Failure } from '../../core/failure.ts';
import { cardCodeSvg } from '../../vault/people/card-code.ts';
import { takeReceipt, writeReceipt } from '../../vault/people/acknowledgements.ts';
import { maxCardFile, ownRole, writeCard } from '../../vault/people/card-file.ts';
import { exchangedCases } from '../../vault/people/exchange-store.ts';
import type { AddedPerson, ExchangedCase, Person, TakenReceipt } from '../../ipc/people-views.ts';
import {
  acceptPerson,
  addPerson,
  placePerson,
  retirePerson,
  verifyPerson,
} from '../../vault/people/person-acts.ts';
import {
  people as peopleOf,
  personNamed,
  personToDecideOn,
  strangers,
  retiredSince,
  successorOf,
} from '../../vault/people/person-store.ts';
import { giveUpMissing, missingHere } from '../../vault/people/witnessed-heads.ts';
import { wordsOf } from '../../vault/people/words-of.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { confirmRetired, confirmWords } from '../confirm-words.ts';
import { renewalInWords } from '../leaving.ts';
import { stateMark } from '../person-words.ts';
import { withVault, word } from '../with-vault.ts';
import { writeNew } from '../write-new.ts';

const takesWord: Readonly<Record<string, boolean>> = {
  list: false,
  add: true,
  verify: true,
  accept: true,
  team: true,
  outside: true,
  retire: true,
  receipt: true,
  acknowledged: true,
  missing: false,
  'give-up': true,
  card: false,
  renew: false,
};

export async function people(invocation: Invocation): Promise<Outcome> {
  const what = word(invocation, 1);
  const wanted = takesWord[what];
  if (wanted === undefined) throw new UsageError(`people takes ${Object.keys(takesWord).join(', ')}.`);
  if (wanted !== invocation.words.length > 2) {
    throw new UsageError(wanted ? `Say what to ${what}.` : `people VAULT ${what} takes no further word.`);
  }
  const to = invocation.option('to');
  const file = to === '-' ? undefined : to;
  const role = invocation.option('role');
  const code = invocation.option('qr');
  if (what !== 'card' && (role ?? code) !== undefined) throw new UsageError('--qr and --role are for card.');
  if (what !== 'card' && what !== 'receipt' && to !== undefined) {
    throw new UsageError('--to is for card and receipt.');
  }
  const given = word(invocation, 2);
  const side = sideOf(invocation.option('side'), what);
  const yes = invocation.flags.has('yes');
  if (what !== 'verify' && invocation.option('words') !== undefined) {
    throw new UsageError('--words is for verify.');
  }
  if (what !== 'verify' && what !== 'accept' && yes) throw new UsageError('--yes is for verify and accept.');
  const text = what === 'add' || what === 'acknowledged' ? cardText(given) : '';
  return withVault(invocation, async (vault) => {
    switch (what) {
      case 'add':
        return added(addPerson(vault, text, side));
      case 'verify': {
        const person = personToDecideOn(vault.db, given);
        const follows = whatFollows(vault, person);
        await confirmWords(person, { words: invocation.option('words'), yes }, follows);
        return one(verifyPerson(vault, person.key), 'is verified. The words that were compared:', follows);
      }
      case 'accept':
        return accepted(vault, personToDecideOn(vault.db, given), yes);
      case 'team':
      case 'outside':
        return one(placePerson(vault, given, what), `is ${sides[what]}. The key:`);
      case 'retire':
        return one(
          retirePerson(vault, given),
          'is retired: what arrives from now on counts no more. The key:',
        );
      case 'receipt':
        return receiptFor(vault, given, file);
      case 'acknowledged':
        return receiptTaken(takeReceipt(vault, text));
      case 'missing':
        return missingTold(vault);
      case 'give-up':
        giveUpMissing(vault, given);
        return missingTold(vault);
      case 'renew':
        return renewed(vault);
      case 'card':
        return ownCard(vault, role ?? null, file, code);
      default:
        return listed(vault);
    }
  });
}

async function accepted(vault: Vault, person: Person, yes: boolean): Promise<Outcome> {
  // A key that was replaced is refused whatever one says.
  const asks = person.state === 'retired' && successorOf(vault.db, person.key) === undefined;
  if (asks) await confirmRetired(person, yes);
  const counts = asks
    ? 'what they sign counts again, what came since it was retired too'
    : 'what they sign counts';
  const follows = asks ? [] : whatFollows(vault, person);
  return one(acceptPerson(vault, person.key), `is known: ${counts}. Words to compare:`, follows);
}

/** What it brings about beside, in sentences, that a key counts from now on. */
function whatFollows({ db }: Vault, person: Person): readonly string[] {
  const { name, key, state, since, renews } = person;
  if (state === 'retired' && successorOf(db, key) === undefined) {
    return [
      `The key of ${name} was retired on ${since?.slice(0, 10) ?? 'some day'}: verified, it counts again, with all that was signed under it since.`,
    ];
  }
  const retired = retiredSince(db, person);
  if (retired !== null) {
    return [
      `It takes nobody’s place: the key ${retired.slice(0, 16)}, which signed it as its successor’s, was retired here since, and whoever got hold of a retired key can sign so. It counts as ${sides.outside}, and begins with no cases exchanged. If the words are not those of ${name}: redrope people VAULT retire ${key.slice(0, 16)}.`,
    ];
  }
  if (renews === null) return [];
  return [
    `It takes the place of the key ${renews.slice(0, 16)}, which is retired with it: what arrives under that one counts no more.`,
  ];
}

function sideOf(side: string | undefined, what: string): Person['side'] | undefined {
  if (side === undefined) return undefined;
  if (what !== 'add' || (side !== 'team' && side !== 'outside')) {
    throw new UsageError('--side is for add: team or outside.');
  }
  return side;
}

function receiptFor(vault: Vault, person: string, file: string | undefined): Outcome {
  const receipt = writeReceipt(vault, person);
  if (file === undefined) return { json: { receipt }, lines: [], content: receipt };
  writeNew(file, receipt);
  return {
    json: { file, receipt },
    lines: [`Wrote ${file}. Send it to ${personNamed(vault.db, person).name}.`],
  };
}

function receiptTaken(taken: TakenReceipt): Outcome {
  const { name, state, cases, missing } = taken;
  return {
    json: taken,
    lines: [`${name}${stateMark(state)} signed what they hold of ${counted(cases, 'case')}.`, ...missing],
  };
}

function missingTold({ db }: Vault): Outcome {
  const told = missingHere(db);
  const { missing, givenUp } = told;
  const none = givenUp.length === 0 ? 'Nothing that others told of' : 'Nothing else that others told of';
  return {
    json: told,
    lines: [...(missing.length === 0 ? [`${none} is missing here.`] : missing), ...givenUp],
  };
}

const sides: Readonly<Record<Person['side'], string>> = {
  team: 'on your own side: cases under nondisclosure may go to them',
  outside: 'outside of your own side: a case under nondisclosure goes to them for a recorded reason alone',
};

async function renewed(vault: Vault): Promise<Outcome> {
  const before = vault.identity.fingerprint;
  await vault.replaceKey();
  const { name, key, fingerprint, recipient } = vault.identity;
  const words = wordsOf(key);
  return {
    json: { name, key, fingerprint, words, recipient, replaces: before },
    lines: [
      `You sign under a new key: ${fingerprint}. The old one opens older bundles still.`,
      'Send your new card to everybody (people card): the old key signs it, and each vault asks about it.',
      `Its words, to be compared: ${words.join(' ')}`,
    ],
  };
}

function cardText(file: string): string {
  let size: number;
  try {
    size = statSync(file).size;
    if (size <= maxCardFile) return readFileSync(file, 'utf8');
  } catch {
    throw new Failure('file-unreadable', `${file} cannot be read. Nothing was changed.`);
  }
  throw new Failure('card-invalid', `${file} is too large to be an identity card. Nothing was changed.`);
}

function listed({ db }: Vault): Outcome {
  const all = [...peopleOf(db), ...strangers(db)].map((person) => ({
    ...person,
    cases: exchangedCases(db, person.key),
  }));
  const lines = all.flatMap((person) => [...inWords(person), ...person.cases.map(exchangeInWords)]);
  return { json: all, lines: lines.length === 0 ? ['Nobody yet: redrope people VAULT add FILE.'] : lines };
}

const sideMarks: Readonly<Record<Person['side'], string>> = { team: 'own side', outside: 'outside' };

function inWords({ name, role, state, side, fingerprint, words }: Person): string[] {
  return [
    [`${name}${stateMark(state)}`, ...(role === '' ? [] : [role]), sideMarks[side], fingerprint].join('  '),
    `  ${words.join(' ')}`,
  ];
}

function exchangeInWords({
  case: id,
  reference,
  lastSent,
  lastReceived,
  behind,
  unconfirmed,
  lost,
  acknowledged,
}: ExchangedCase): string {
  return [
    `  ${reference || id}`,
    `sent ${lastSent?.at ?? 'never'}`,
    `received ${lastReceived?.at ?? (acknowledged === null ? 'never' : 'no bundle, only a receipt')}`,
    heldInWords(behind, unconfirmed),
    ...(unconfirmed === 0 ? [] : [`${counted(unconfirmed, 'entry', 'entries')} sent and not acknowledged`]),
    ...(acknowledged === null ? [] : [`receipt of ${acknowledged}`]),
    ...(lost === 0
      ? []
      : [
          `that receipt lacked ${counted(lost, 'entry', 'entries')}, to go again with --since-last or exchange`,
        ]),
  ].join('; ');
}

function heldInWords(behind: number, unconfirmed: number): string {
  if (behind > 0) return `${counted(behind, 'entry', 'entries')} not sent to them yet`;
  return unconfirmed === 0 ? 'they have all that is here' : 'all that may leave was sent to them';
}

const changes: Readonly<Record<AddedPerson['change'], string>> = {
  added:
    'was added, and what they sign counts. Compare the words with them, by telephone or face to face, then: redrope people VAULT verify PERSON.',
  renewed: 'was known under this key; name, role and recipient are now those of the later card.',
  same: 'was known by this very card.',
  older: 'is known by a later card of this key.',
  asks: 'has a new key: renewed, signed by the old key. It counts for nothing yet. Once it is verified, the old key is retired.',
};

function added({ person, change, sideChanged, sameName, retiredSigned }: AddedPerson): Outcome {
  const isKnown = change === 'same' || change === 'older';
  const unchanged = sideChanged ? ' Only the side was changed.' : ' Nothing was changed.';
  const notes = [
    ...(change === 'asks' ? [] : sameName).map(
      ({ key, state }) =>
        `Somebody of that name, or of one that looks like it, is known under another key (${key.slice(0, 16)}, ${state === 'self' ? 'yourself' : state}). If the key was replaced, retire the old one; if not, one of them is not who they say.`,
    ),
    ...(person.state === 'retired' ? ['This key was retired, and stays so.'] : []),
    ...(change === 'asks' ? [renewalInWords(person)] : []),
  ];
  return {
    json: { ...person, change, sideChanged, sameName, retiredSigned },
    lines: [
      ...retiredSigned.map(
        (signer) =>
          `This card takes nobody’s place: the key ${signer.slice(0, 16)}, which signed it as its successor’s, is retired here, and whoever got hold of a retired key can sign so. Compare the words with the person before you trust it; if they are not theirs: redrope people VAULT retire ${person.key.slice(0, 16)}.`,
      ),
      `${person.name} ${changes[change]}${isKnown ? unchanged : ''}`,
      ...inWords(person),
      ...(person.state === 'retired' || person.state === 'unknown'
        ? []
        : [
            `They count as ${sides[person.side]}. To change that: redrope people VAULT ${person.side === 'team' ? 'outside' : 'team'} PERSON.`,
          ]),
    ],
    notes,
  };
}

function one(person: Person, what: string, notes: readonly string[] = []): Outcome {
  return { json: person, lines: [`${person.name} ${what}`, ...inWords(person)], notes };
}

function ownCard(
  vault: Vault,
  given: string | null,
  file: string | undefined,
  code: string | undefined,
): Outcome {
  const { name, key, fingerprint, recipient } = vault.identity;
  const card = writeCard(vault, given);
  const role = ownRole(vault.db);
  const words = wordsOf(key);
  const json = { name, role, key, fingerprint, words, recipient, card };
  if (code !== undefined) writeNew(code, cardCodeSvg(card));
  if (file !== undefined) writeNew(file, card);
  const written = [file, code].filter((each) => each !== undefined);
  if (written.length === 0) return { json, lines: [], content: card };
  return {
    json: { ...json, ...(file === undefined ? {} : { file }), ...(code === undefined ? {} : { qr: code }) },
    lines: [`Wrote ${written.join(' and ')}. Its words, to be compared: ${words.join(' ')}`],
  };
}
