import { basename } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import type { OwnCard } from '../../ipc/people-views.ts';
import { replaceFile } from '../atomic-file.ts';
import type { ReadableDb } from '../database.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import type { Vault } from '../vault.ts';
import { cardCode, cardCodeSvg } from './card-code.ts';
import { takeReceipt, writeReceipt } from './acknowledgements.ts';
import { ownRole, writeCard } from './card-file.ts';
import { exchangedCases, sharedCases } from './exchange-store.ts';
import { acceptPerson, addPerson, placePerson, retirePerson, verifyPerson } from './person-acts.ts';
import { people, strangers } from './person-store.ts';
import { casesOfAuthor } from './standing.ts';
import { giveUpMissing, missingHere } from './witnessed-heads.ts';
import { wordsOf } from './words-of.ts';

type PeopleCall = Extract<
  keyof ProcessContract,
  `people.${string}` | 'host.saveCard' | 'host.saveCardCode' | 'host.saveReceipt'
>;

/** The calls about the people with whom one works. */
export function peopleHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, PeopleCall> {
  return {
    'people.list': () => listed(vault().db),
    'people.exchanges': ({ key }) => exchangedCases(vault().db, key),
    'people.add': ({ text }) => addPerson(vault(), text),
    'people.verify': ({ key }) => verifyPerson(vault(), key),
    'people.accept': ({ key }) => acceptPerson(vault(), key),
    'people.retire': ({ key }) => retirePerson(vault(), key),
    'people.place': ({ key, side }) => placePerson(vault(), key, side),
    'people.card': ({ role }) => ownCard(vault(), role),
    async 'people.renewOwnKey'() {
      await vault().replaceKey();
      vault().emit({ type: 'changed', case: null });
      return ownCard(vault(), null);
    },
    'host.saveCard': ({ file, role }) => written(file, writeCard(vault(), role)),
    'host.saveCardCode': ({ file, role }) => written(file, cardCodeSvg(writeCard(vault(), role))),
    'people.takeReceipt': ({ text }) => takeReceipt(vault(), text),
    'people.missing': () => missingHere(vault().db),
    'people.giveUpMissing'({ entry }) {
      giveUpMissing(vault(), entry);
      return missingHere(vault().db);
    },
    'host.saveReceipt': ({ file, key }) => written(file, writeReceipt(vault(), key)),
  };
}

function written(file: string, content: string) {
  withStorageFailures(() => replaceFile(file, Buffer.from(content)));
  return { file: basename(file) };
}

function listed(db: ReadableDb) {
  return [...people(db), ...strangers(db)].map((person) => ({
    ...person,
    exchanged: sharedCases(db, person.key).length,
    signedIn: casesOfAuthor(db, person.key).length,
  }));
}

function codeOrNone(card: string): OwnCard['code'] {
  try {
    return cardCode(card);
  } catch (thrown) {
    if (thrown instanceof Failure) return null;
    throw thrown;
  }
}

function ownCard(vault: Vault, role: string | null): OwnCard {
  const { name, key, fingerprint } = vault.identity;
  const card = writeCard(vault, role);
  return {
    name,
    role: ownRole(vault.db),
    key,
    fingerprint,
    words: wordsOf(key),
    card,
    code: codeOrNone(card),
  };
}
