import { counted } from '../../core/cases/summary.ts';
import type { Extraction } from '../../ipc/views.ts';
import type { OpenFailure } from '../pdf/open-failure.ts';

const troubles = {
  stopped: 'It took more than 10 seconds, so it was stopped.',
  'too-much-memory': 'It would have taken more memory than is safe, so it was stopped.',
  failed: 'What the file says of this page can’t be drawn.',
} as const;

export type PageTroubleKind = keyof typeof troubles;

/** Why a page is not shown, and what is safe. */
export function pageTroubleInWords(why: PageTroubleKind, isOnly: boolean): string {
  return `${troubles[why]} The file itself is safe and unchanged${isOnly ? '' : ', and the other pages can be read'}.`;
}

const safe = 'The file is kept exactly as it came, and stays part of the case.';

/** Why a document is not shown; `extraction` says whether its words were read all the same. */
export function failureInWords(
  failure: OpenFailure,
  extraction: Extraction | undefined,
): { readonly title: string; readonly what: string } {
  switch (failure.kind) {
    case 'empty':
      return {
        title: 'This file is empty',
        what: `It has no bytes at all: it was sent so, or cut off on its way. Ask for it again. ${safe}`,
      };
    case 'not-a-pdf':
      return {
        title: 'This file is not a PDF',
        what: `Whatever its name says, its content is something else, so there are no pages to show. ${safe} It can be exported with the case and opened with a program made for it.`,
      };
    case 'damaged':
      return {
        title: 'This PDF is damaged',
        what: `Too much of it is missing or altered for its pages to be shown. ${safe} Ask for it again; you can also export it with the case and have it looked at.`,
      };
    case 'stopped':
      return {
        title: 'This document was stopped',
        what: `Opening it took more than 10 seconds of work, which no ordinary document does. ${safe} Nothing else was touched.`,
      };
    case 'too-much-memory':
      return {
        title: 'This document could not be shown: too much memory',
        what: `Opening it would have taken more memory than is safe, which no ordinary document does, so it was stopped. ${safe} Nothing else was touched.`,
      };
    case 'unreadable':
      return { title: 'This document could not be read from the vault', what: failure.detail };
    case 'password-needed':
      if (extraction?.state === 'read') {
        return {
          title: 'This document needs a password to be shown',
          what: `Its words were read without one (${counted(extraction.pages, 'page')}), so it is searched like any other; but part of the file is protected, its attachments for example, and its pages are not drawn before the password is given. Whoever sent it has it. ${safe}`,
        };
      }
      return {
        title: 'This document needs a password',
        what: `Whoever sent it protected it. ${safe} The password is kept inside the vault, so that it is asked for only once.`,
      };
  }
}
