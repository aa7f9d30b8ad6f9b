import type { Handlers } from '../../ipc/call.ts';
import type { recognitionCalls } from '../../ipc/recognition-calls.ts';
import type { Session } from '../session.ts';
import { addLanguage, chooseLanguages, recognitionLanguages, removeLanguage } from './languages.ts';
import { pageRecognition } from './recognition-store.ts';

/** The calls about text on pages that are pictures. */
export function recognitionHandlers(open: () => Session): Handlers<typeof recognitionCalls> {
  const db = () => open().vault.db;
  return {
    'recognition.page': ({ document, page }) => pageRecognition(db(), document, page),
    'recognition.document': ({ document }) => open().recognition.stateOf(document),
    'recognition.want': ({ document, page }) => {
      open().recognition.want(document, page);
      return null;
    },
    'recognition.wantAll': ({ document }) => {
      open().recognition.wantAll(document);
      return null;
    },
    'recognition.stop': ({ document }) => {
      open().recognition.stop(document);
      return null;
    },
    'recognition.languages': () => recognitionLanguages(db()),
    'recognition.addLanguage': async ({ upload }) => {
      const { staging } = open().vault;
      const languages = await addLanguage(db(), staging.nameOf(upload), staging.source(upload));
      staging.discard(upload);
      return languages;
    },
    'recognition.removeLanguage': ({ code }) => removeLanguage(db(), code),
    'recognition.chooseLanguages': ({ codes }) => chooseLanguages(db(), codes),
  };
}
