import { basename } from 'node:path';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { CaseEvent } from '../../core/events.ts';
import { barNotice, releaseNotice } from '../../core/letters/commands.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import type { SavedFile } from '../../ipc/views.ts';
import { replaceFile } from '../atomic-file.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import type { Vault } from '../vault.ts';
import {
  adoptLetterhead,
  adoptLetterTexts,
  builtInTexts,
  compareLetterTexts,
  letterForms,
  letterTexts,
  resetLetterForm,
} from './letter-forms.ts';
import { composeFor, finishFor, letterChoices, letterFile, letterOf, upholdFor } from './letter-work.ts';

type LetterCall = Extract<
  keyof ProcessContract,
  | `letters.${string}`
  | `letterForms.${string}`
  | `notice.${string}`
  | 'host.saveLetter'
  | 'host.saveLetterTexts'
>;

/** The calls by which letters are composed, recorded and written to files, and by which a firm has its own forms. */
export function letterHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, LetterCall> {
  const record = (caseId: string, command: (state: CaseState) => readonly CaseEvent[]) => {
    recordEvents(vault(), caseId, command(caseState(vault().db, caseId)));
    return null;
  };
  return {
    'letters.choices': (input) => letterChoices(vault(), input.case),
    'letters.compose': (input) => composeFor(vault(), input.case, input.kind, input.account),
    'letters.finish': ({ case: caseId, ...letter }) => ({ letter: finishFor(vault(), caseId, letter) }),
    'letters.uphold': (input) => upholdFor(vault(), input.case, input.letter, input.reason),
    'notice.bar': (input) => record(input.case, (state) => barNotice(state, input.ground, input.reason)),
    'notice.release': (input) =>
      record(input.case, (state) => releaseNotice(state, input.ground, input.reason)),

    'letterForms.show': () => letterForms(vault().db),
    'letterForms.compareTexts': ({ text }) => compareLetterTexts(text),
    'letterForms.compareOwn': () => compareLetterTexts(JSON.stringify(letterTexts(vault().db))),
    'letterForms.adoptTexts': ({ text }) => adoptLetterTexts(vault().db, text),
    'letterForms.adoptLetterhead': ({ upload }) => {
      const { staging, db } = vault();
      const source = staging.source(upload);
      try {
        return adoptLetterhead(db, staging.nameOf(upload), source.read(0, Math.min(source.size, 5_000_001)));
      } finally {
        staging.discard(upload);
      }
    },
    'letterForms.reset': ({ form }) => resetLetterForm(vault().db, form),

    'host.saveLetter': async ({ file, case: caseId, letter, format }) =>
      written(file, await letterFile(vault(), letterOf(vault(), caseId, letter), format)),
    'host.saveLetterTexts': ({ file }) =>
      written(file, Buffer.from(`${JSON.stringify(builtInTexts(), null, 2)}\n`)),
  };
}

function written(file: string, bytes: Uint8Array): SavedFile {
  withStorageFailures(() => replaceFile(file, bytes));
  return { file: basename(file) };
}
